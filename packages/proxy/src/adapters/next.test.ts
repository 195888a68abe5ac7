import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { expect, test } from 'vitest'
import { describeAdapter } from '../testing/adapterContract.ts'
import { PUBLIC_URL, startShop } from '../testing/shop.ts'
import { listen, sendListening } from '../testing/wire.ts'
import { toNextApp, toNextPages } from './next.ts'
import type { NodeHandler } from './nodeHandler.ts'

/** As Next does, over @hono/node-server: one exported function for each verb, and no `basePath` in the address. */
const serveApp = (handlers: ReturnType<typeof toNextApp>, basePath = ''): Promise<string> => {
  const listener = getRequestListener(
    request => {
      const { origin, pathname } = new URL(request.url)
      if (!pathname.startsWith(`${basePath}/`)) return new Response(null, { status: 404 })
      if (!Object.hasOwn(handlers, request.method)) return new Response(null, { status: 405 })
      const handle = handlers[request.method as keyof typeof handlers]
      return handle(
        basePath
          ? new Request(origin + request.url.slice(origin.length + basePath.length), request)
          : request,
      )
    },
    { overrideGlobalObjects: false },
  )
  return listen(createServer((request, response) => void listener(request, response)))
}

describeAdapter('Next, Route Handlers', {
  serve: proxy => serveApp(toNextApp(proxy)),
  other: 404,
  tidiesPaths: true,
  send: sendListening,
  verbs: ['PUT'],
  below: [
    {
      what: 'a wrapper that reads request.json()',
      serve(proxy) {
        const { POST } = toNextApp(proxy)
        return serveApp({
          ...toNextApp(proxy),
          async POST(request) {
            await request.json().catch(() => {})
            return POST(request)
          },
        })
      },
      hint: /before anything reads its body/,
    },
  ],
})

describeAdapter('Next, Route Handlers under a basePath', {
  serve: proxy => serveApp(toNextApp(proxy, { basePath: '/api' }), '/api'),
  other: 404,
  tidiesPaths: true,
  send: sendListening,
  verbs: ['PUT'],
  below: [
    {
      what: 'a wrapper that reads request.json()',
      serve(proxy) {
        const { GET, PUT, POST } = toNextApp(proxy, { basePath: '/api' })
        const read = async (request: Request): Promise<Response> => {
          await request.json().catch(() => {})
          return POST(request)
        }
        return serveApp({ ...toNextApp(proxy), GET, PUT, POST: read }, '/api')
      },
      hint: /before anything reads/,
    },
  ],
})

// Next answers for a verb that a route does not export, and says nothing of origins.
test('H6: Route Handlers answer what a browser asks before it calls from a trusted origin', async () => {
  const origin = 'https://other.example'
  const { proxy } = await startShop({ cors: true, trustedOrigins: [origin] })
  const base = await serveApp(toNextApp(proxy))
  const asked = await fetch(`${base}${new URL(PUBLIC_URL).pathname}/payments`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  })
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin])
})

const servePages = (handle: NodeHandler): Promise<string> =>
  listen(createServer((request, response) => void handle(request, response)))

/** As Next does unless `config` says otherwise. */
const parseFirst =
  (handle: NodeHandler): NodeHandler =>
  async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const text = Buffer.concat(chunks).toString()
    await handle(Object.assign(request, { body: text && JSON.parse(text) }), response)
  }

describeAdapter('Next, API Routes', {
  serve: proxy => servePages(toNextPages(proxy)),
  other: 404,
  below: [
    {
      what: 'the body parser of API Routes',
      serve: proxy => servePages(parseFirst(toNextPages(proxy))),
      hint: /bodyParser: false/,
      parsed: true,
    },
  ],
})

describeAdapter('Next, API Routes under a basePath', {
  serve: proxy =>
    servePages(async (request, response) => {
      const [, rest] = /^(?:http:\/\/[^/]*)?\/api(\/.*)$/.exec(request.url ?? '') ?? []
      if (rest !== undefined) {
        await toNextPages(proxy, { basePath: '/api' })(Object.assign(request, { url: rest }), response)
        return
      }
      response.statusCode = 404
      response.end()
    }),
  other: 404,
  below: [],
})
