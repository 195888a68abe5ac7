import type { RumbaClient } from '@rumba/core'
import { createPageProxy, type PageProxyOptions } from '@rumba/proxy/in-page'
import { type Corners, createSandbox, type Sandbox, type Transaction } from '@rumba/sandbox'

/** One thing that happened. */
export interface Line {
  /** Epoch milliseconds by the sandbox's clock. */
  readonly at: number
  readonly speaker: 'checkout' | 'proxy' | 'gateway' | 'bank'
  readonly text: string
}

export interface LiveShopOptions extends Pick<PageProxyOptions, 'resolveOrder'> {
  /** What new payments play. Default: `normal`, which waits for the buyer. */
  readonly scenario?: string
  /** What a direct payment asks of the buyer. Default: the method's own way. */
  readonly challenge?: Corners['directChallenge']
  /** Hears what goes back and forth. */
  readonly onLine?: (line: Line) => void
}

/** A merchant's server and the gateway behind it, both in this page. */
export interface LiveShop {
  /** Id of an order, another one for each shop. */
  readonly order: string
  readonly client: RumbaClient
  /** The merchant's server as an address would reach it. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly sandbox: Sandbox
  /** Adds a line to what is heard. */
  tell(speaker: Line['speaker'], text: string): void
  /** The latest transaction. */
  latest(): Transaction | undefined
  /** Moves the gateway's time, and lets the page look at once. */
  advance(ms: number): void
  close(): void
}

/** Where the hosted pages would be; the address is nobody's, so none opens. */
export const HOSTED_PAGES = 'https://gateway.example'

const MINUTE_MS = 60_000

let shops = 0

export function createLiveShop({
  resolveOrder,
  scenario = 'normal',
  challenge = 'own',
  onLine,
}: LiveShopOptions): LiveShop {
  const tell: LiveShop['tell'] = (speaker, text) => onLine?.({ at: sandbox.clock.now(), speaker, text })
  const sandbox = createSandbox({
    publicUrl: HOSTED_PAGES,
    scenario,
    corners: { directChallenge: challenge },
    async deliver(...call) {
      const response = await proxy.fetch(new Request(...call))
      tell('gateway', `calls back: ${response.status}`)
      return response
    },
  })
  const proxy = createPageProxy({
    sandbox: {
      clock: sandbox.clock,
      async fetch(request) {
        const response = await sandbox.fetch(request)
        const path = new URL(request.url).pathname.replace(/[\da-f]{8}-[-\da-f]+$/, '…')
        tell('gateway', `${request.method} ${path}: ${response.status}`)
        return response
      },
    },
    ...(resolveOrder && { resolveOrder }),
    lifetimes: { pix: 15 * MINUTE_MS, upi: 60 * MINUTE_MS },
    onPaid: ({ reference, late }) => tell('proxy', `onPaid ${reference}${late ? ', late' : ''}`),
    onEvent: ({ type, ...details }) => tell('proxy', [type, ...Object.values(details)].join(' ')),
  })
  shops += 1
  return {
    order: `order-${shops}`,
    client: proxy.client,
    fetch: proxy.fetch,
    sandbox,
    tell,
    latest: () => sandbox.transactions()[0],
    advance(ms) {
      sandbox.clock.advance(ms)
      // A page asks at once when it gets the focus back.
      window.dispatchEvent(new Event('focus'))
    },
    close() {
      proxy.close()
      sandbox.close()
    },
  }
}
