import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { describeAdapter } from '../testing/adapterContract.ts'
import { listen } from '../testing/wire.ts'
import { toNextApp, toNextPages } from './next.ts'
import type { NodeHandler } from './nodeHandler.ts'

/** As Next does: one exported function for each verb. */
const serveApp = (handlers: ReturnType<typeof toNextApp>): Promise<string> => {
  const listener = getRequestListener(
    request =>
      Object.hasOwn(handlers, request.method)
        ? handlers[request.method as keyof typeof handlers](request)
        : new Response(null, { status: 405 }),
    { overrideGlobalObjects: false },
  )
  return listen(createServer((request, response) => void listener(request, response)))
}

describeAdapter('Next, Route Handlers', {
  serve: proxy => serveApp(toNextApp(proxy)),
  other: 404,
  tidiesPaths: true,
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
