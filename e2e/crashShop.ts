/**
 * A server that mounts the proxy and can be killed. With HANG its first `onPaid` never returns, so the process dies between
 * acknowledging a callback and finishing the merchant's own work. What it heard is appended to LOG.
 */
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createProxy } from '@rumba/proxy'
import { toNode } from '@rumba/proxy/node'
import { createSqliteStore } from '@rumba/proxy/stores/sqlite'
import { CREDENTIALS, SANDBOX } from './addresses.ts'

const { CRASH_PORT = '', CRASH_DIR = '', HANG } = process.env
const proxy = createProxy({
  credentials: CREDENTIALS,
  gatewayUrl: `${SANDBOX}/v1/`,
  publicUrl: `http://127.0.0.1:${CRASH_PORT}`,
  store: createSqliteStore(`${CRASH_DIR}/payments.sqlite`),
  resolveOrder: () => ({
    amount: { minor: 2501n, currency: 'BRL' },
    payer: { firstName: 'Ana', lastName: 'Souza', taxId: '11144477735' },
  }),
  onPaid(event) {
    appendFileSync(`${CRASH_DIR}/heard.log`, `${event.id}\n`)
    if (HANG) return new Promise(() => {})
  },
})
const handle = toNode(proxy)
createServer((request, response) => void handle(request, response)).listen(
  Number(CRASH_PORT),
  '127.0.0.1',
  () => {
    console.log('listening')
  },
)
