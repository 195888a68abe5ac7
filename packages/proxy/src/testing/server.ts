/** A shop's server as a process of its own, on a port: says at which origin it listens, and serves until it is killed. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toNode } from '../adapters/node.ts'
import { createProxy } from '../proxy.ts'
import { CREDENTIALS } from './fakeGateway.ts'
import { openStore } from './openStore.ts'

const [engine = '', path = '', prefix = '', gatewayUrl = ''] = process.argv.slice(2)
const proxy = createProxy({
  limits: false,
  credentials: CREDENTIALS,
  gatewayUrl,
  publicUrl: 'https://shop.example/api/rumba',
  store: await openStore(engine, path, prefix),
  resolveOrder: () => ({ amount: { minor: 2501n, currency: 'BRL' } }),
})
const handle = toNode(proxy)
const server = createServer((request, response) => void handle(request, response))
server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 }, () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
)
