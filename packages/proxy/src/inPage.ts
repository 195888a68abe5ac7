import { createClient, type RumbaClient } from '@rumba/core'
import type { ProxyOptions } from './options.ts'
import { createProxy, type RumbaProxy } from './proxy.ts'
import type { Credentials } from './signature.ts'

/** The part of a sandbox that its proxy needs. */
export interface PageSandbox {
  readonly fetch: (request: Request) => Promise<Response>
  readonly clock: { now(): number }
}

export interface PageProxyOptions
  extends Omit<ProxyOptions, 'credentials' | 'publicUrl' | 'gatewayUrl' | 'fetch' | 'now'> {
  /** What stands in for the gateway, in the same page and with the credentials that every sandbox starts with. */
  readonly sandbox: PageSandbox
}

/** A proxy that runs beside its own client. */
export interface PageProxy extends RumbaProxy {
  /** For `<RumbaCheckout client>`. Its payments are this page's alone: no other tab could ask this proxy. */
  readonly client: RumbaClient
}

/** The pair that every sandbox starts with, published in its documentation. It opens nothing else. */
const DEMO_CREDENTIALS: Credentials = {
  login: 'demo_merchant',
  key: 'demo-key-7d1c2f5e',
  password: 'demo-password-b84a9e31',
}

/** Hosts that no one can own. */
const PUBLIC_URL = 'https://shop.example/api/rumba'
const GATEWAY_URL = 'https://sandbox.example/v1/'

/**
 * A proxy inside a page, over a sandbox in the same page: for stories, demos and documentation that work without a server.
 *
 * It takes no credentials and no address, so it can neither hold a merchant's secret nor reach the real gateway. Its time is the
 * sandbox's. Needs Web Crypto: https or localhost.
 *
 * @throws {ConfigError} every fault of the options at once
 */
export function createPageProxy({ sandbox, ...options }: PageProxyOptions): PageProxy {
  const proxy = createProxy({
    ...options,
    credentials: DEMO_CREDENTIALS,
    publicUrl: PUBLIC_URL,
    gatewayUrl: GATEWAY_URL,
    fetch: (...call) => sandbox.fetch(new Request(...call)),
    now: () => Math.floor(sandbox.clock.now()),
  })
  const { endpoint: _, ...client } = createClient({
    endpoint: PUBLIC_URL,
    fetch: (...call) => proxy.fetch(new Request(...call)),
  })
  return { ...proxy, client }
}
