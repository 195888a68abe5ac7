import { createServer, type RequestListener } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import { expect, test } from 'vitest'
import { describeAdapter } from '../testing/adapterContract.ts'
import { startShop, TERMS } from '../testing/shop.ts'
import { listen, sendHttp2, sendKeepAlive } from '../testing/wire.ts'
import { toNode } from './node.ts'
import type { MountedProxy } from './nodeHandler.ts'

const listener =
  (proxy: MountedProxy) =>
  (...[request, response]: Parameters<ReturnType<typeof toNode>>): void =>
    void toNode(proxy)(request, response)

const readThen =
  (proxy: MountedProxy): RequestListener =>
  (request, response) =>
    void request.resume().on('end', () => void toNode(proxy)(request, response))

describeAdapter('node:http', {
  serve: proxy => listen(createServer(listener(proxy))),
  other: 404,
  below: [
    {
      what: 'somebody who read the stream',
      serve: proxy => listen(createServer(readThen(proxy))),
      hint: /toNode/,
    },
  ],
})

describeAdapter('node:http, connections kept alive', {
  serve: proxy => listen(createServer(listener(proxy))),
  send: sendKeepAlive,
  other: 404,
  below: [],
})

describeAdapter('node:http2', {
  serve: proxy => listen(createHttp2Server(listener(proxy))),
  send: sendHttp2,
  other: 404,
  below: [],
})

test('C13: pseudo headers of HTTP/2 are no headers of the request, and its authority builds no address', async () => {
  const seen: Request[] = []
  const proxy = {
    basePath: '',
    async fetch(request: Request) {
      seen.push(request)
      return new Response('fine')
    },
  }
  const origin = await listen(createHttp2Server(listener(proxy)))
  await sendHttp2(origin, '/order?x=1', { headers: { 'rumba-order': 'o1', ':authority': 'evil.example' } })
  expect(seen.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual(['GET /order'])
  expect(seen.map(({ headers }) => [...headers.keys()])).toEqual([['rumba-order']])
  expect(seen[0]?.url).not.toContain('evil')
})

test('an answer that is one text goes out whole, with its length', async () => {
  const { proxy } = await startShop({ terms: { ...TERMS, description: 'Três livros €' } })
  const origin = await listen(createServer(listener(proxy)))
  const answer = await sendKeepAlive(origin, `${proxy.basePath}/order`, { headers: { 'rumba-order': 'o1' } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(answer.headers.get('content-length')).toBe(String(bytes.length))
  expect(JSON.parse(new TextDecoder().decode(bytes)).description).toBe('Três livros €')
})

test('a client that does not stop sending after its answer is cut off', async () => {
  const proxy = { basePath: '', fetch: async () => new Response('no', { status: 413 }) }
  const origin = await listen(createServer(listener(proxy)))
  const body = Array.from({ length: 1_024 }, () => new Uint8Array(65_536))
  await expect(sendKeepAlive(origin, '/', { method: 'POST', body })).rejects.toThrow()
  expect((await sendKeepAlive(origin, '/', { method: 'POST', body: body.slice(0, 128) })).status).toBe(413)
})
