/**
 * A shop's server as a process of its own, to be killed under load. It is loaded and waits; the first line of input opens it,
 * and its line of output is the port. Its merchant keeps books.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { toNode } from '../adapters/node.ts'
import { createProxy } from '../proxy.ts'
import type { Store } from '../stores/contract.ts'
import { CREDENTIALS } from './fakeGateway.ts'
import { openLedger } from './ledger.ts'
import { openStore } from './openStore.ts'

const [engine = '', path = '', prefix = '', gatewayUrl = '', ledgerPath = '', fault = ''] =
  process.argv.slice(2)

/** Longer where something is wrong, so that a few kills find it. */
const aMoment = (): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, Math.random() * (fault === '' ? 40 : 200)))

/** Faults that a crash test has to find, or it finds nothing. */
const spoil = (store: Store): Store => {
  if (fault !== 'answers-before-it-wrote') return store
  return {
    ...store,
    async replace(record) {
      void aMoment().then(() => store.replace(record))
      return true
    },
  }
}

for await (const _line of createInterface({ input: process.stdin })) {
  const ledger = openLedger(ledgerPath)
  const proxy = createProxy({
    credentials: CREDENTIALS,
    gatewayUrl,
    publicUrl: 'https://shop.example/api/rumba',
    store: spoil(await openStore(engine, path, prefix)),
    // All buyers come from one address.
    limits: false,
    resolveOrder: () => ({ amount: { minor: 2501n, currency: 'BRL' } }),
    async onPaid(event) {
      await aMoment()
      ledger.add(fault === 'names-events-anew' ? { ...event, id: crypto.randomUUID() } : event)
      await aMoment()
    },
  })
  const handle = toNode(proxy)
  const server = createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
}
// Whoever started it is gone.
process.exit()
