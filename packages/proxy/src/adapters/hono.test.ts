import { createServer, get } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { expect, test } from 'vitest'
import { describeAdapter } from '../testing/adapterContract.ts'
import { startShop } from '../testing/shop.ts'
import { listen, sendListening } from '../testing/wire.ts'
import { toHono } from './hono.ts'

// The server is @hono/node-server, which cuts a client off that does not listen while it is sending.
const serve = (app: Hono): Promise<string> => {
  app.get('/other', context => context.text('other'))
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  return listen(createServer((request, response) => void listener(request, response)))
}

describeAdapter('Hono', {
  serve: proxy => serve(new Hono().all('/api/rumba/*', toHono(proxy))),
  tidiesPaths: true,
  send: sendListening,
  below: [
    {
      what: 'a middleware that reads c.req.json()',
      serve: proxy =>
        serve(
          new Hono()
            .use(async (context, next) => {
              await context.req.json().catch(() => {})
              await next()
            })
            .all('/api/rumba/*', toHono(proxy)),
        ),
    },
    {
      what: 'a middleware that reads c.req.arrayBuffer()',
      serve: proxy =>
        serve(
          new Hono()
            .use(async (context, next) => {
              await context.req.arrayBuffer()
              await next()
            })
            .all('/api/rumba/*', toHono(proxy)),
        ),
    },
    {
      what: 'a middleware that reads the raw request',
      serve: proxy =>
        serve(
          new Hono()
            .use(async (context, next) => {
              await context.req.raw.json().catch(() => {})
              await next()
            })
            .all('/api/rumba/*', toHono(proxy)),
        ),
      hint: /above any middleware/,
    },
  ],
})

describeAdapter('Hono, in an app under a prefix', {
  serve: proxy => serve(new Hono().route('/api', new Hono().all('/rumba/*', toHono(proxy)))),
  tidiesPaths: true,
  send: sendListening,
  below: [],
})

describeAdapter('plain fetch', {
  serve: ({ fetch }) => {
    const listener = getRequestListener(fetch, { overrideGlobalObjects: false })
    return listen(createServer((request, response) => void listener(request, response)))
  },
  other: 404,
  tidiesPaths: true,
  send: sendListening,
  below: [
    {
      what: 'somebody who read the request',
      serve: ({ fetch }) => {
        const listener = getRequestListener(
          async request => {
            await request.text()
            return fetch(request)
          },
          { overrideGlobalObjects: false },
        )
        return listen(createServer((request, response) => void listener(request, response)))
      },
      hint: /before anything reads its body/,
    },
  ],
})

/** In front of a server: hands on an answer when it has all of it, unless the answer asks for better. */
const gather = (upstream: string): Promise<string> =>
  listen(
    createServer((request, response) => {
      get(upstream + request.url, { headers: request.headers, agent: false }, answer => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        if (answer.headers['x-accel-buffering'] === 'no') answer.pipe(response)
        else void answer.toArray().then(pieces => response.end(Buffer.concat(pieces)))
      })
    }),
  )

test('E19: events come one by one through a middleware that compresses and a server in front that gathers', async () => {
  const shop = await startShop()
  const { token } = await shop.start()
  const app = new Hono().use(compress({ threshold: 0 })).all('/api/rumba/*', toHono(shop.proxy))
  const origin = await gather(await serve(app))
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' }
  const other = await sendListening(origin, '/other', { headers })
  expect(other.headers.get('content-encoding')).toBe('gzip')

  const response = await sendListening(origin, '/api/rumba/payments/me/events', { headers })
  expect(response.headers.get('content-encoding')).toBeNull()
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (word: string): Promise<void> => {
    while (!text.includes(word)) text += (await reader?.read())?.value ?? expect.unreachable('it has ended')
  }
  for (const [before, status] of [
    ['created', 'pending'],
    ['pending', 'declined'],
  ] as const) {
    await until(`"status":"${before}"`)
    expect(text).not.toContain(`"status":"${status}"`)
    await shop.callBack({ ...shop.latest(), status })
  }
  await until('"status":"declined"')
})
