/**
 * A shop's server as a process of its own, to be killed. Each line of input is a request for its proxy; its lines are the
 * status of each answer, and the id of what its merchant heard and never gets done with.
 */
import { createInterface } from 'node:readline'
import { createProxy } from '../proxy.ts'
import { CREDENTIALS } from './fakeGateway.ts'
import { openStore } from './openStore.ts'

const [engine = '', path = '', prefix = '', gatewayUrl = ''] = process.argv.slice(2)
const proxy = createProxy({
  credentials: CREDENTIALS,
  gatewayUrl,
  publicUrl: 'https://shop.example/api/rumba',
  store: await openStore(engine, path, prefix),
  resolveOrder: () => ({ amount: { minor: 2501n, currency: 'BRL' } }),
  onPaid({ id }) {
    console.log(`heard ${id}`)
    return new Promise(() => {})
  },
})
for await (const line of createInterface({ input: process.stdin })) {
  const { url, ...init } = JSON.parse(line) as { url: string } & RequestInit
  console.log(`answered ${(await proxy.fetch(new Request(url, init))).status}`)
}
