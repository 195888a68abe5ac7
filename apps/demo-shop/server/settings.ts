import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Credentials } from '@rumba/proxy'

/** What the environment says; the defaults are those of the demo and its sandbox gateway. */
export interface Settings {
  readonly port: number
  /** Where pages and gateway reach this shop. */
  readonly origin: string
  readonly gatewayUrl: string
  readonly credentials: Credentials
  /** The name on the shop's bank account. */
  readonly payee: string
  /** Folder of the databases. */
  readonly dataDir: string
  /** False: pages poll instead of being told, for comparison. */
  readonly push: boolean
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env.PORT ?? 4173)
  const dataDir = env.DATA_DIR ?? fileURLToPath(new URL('../.data', import.meta.url))
  mkdirSync(dataDir, { recursive: true })
  return {
    port,
    origin: env.ORIGIN ?? `http://127.0.0.1:${port}`,
    gatewayUrl: env.GATEWAY_URL ?? 'http://127.0.0.1:4010/v1/',
    credentials: {
      login: env.RUMBA_LOGIN ?? 'demo_merchant',
      key: env.RUMBA_KEY ?? 'demo-key-7d1c2f5e',
      password: env.RUMBA_PASSWORD ?? 'demo-password-b84a9e31',
    },
    payee: env.PAYEE ?? 'RUMBA DEMO SHOP',
    dataDir,
    push: env.PUSH !== 'off',
  }
}
