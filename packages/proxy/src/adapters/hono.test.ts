import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { describeAdapter } from '../testing/adapterContract.ts'
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
