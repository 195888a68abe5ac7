import fastify, { type FastifyInstance } from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { describeAdapter } from '../testing/adapterContract.ts'
import { listen, sendHttp1 } from '../testing/wire.ts'
import { toFastify } from './fastify.ts'
import type { MountedProxy } from './nodeHandler.ts'

const serve = async (app: FastifyInstance): Promise<string> => {
  app.get('/other', () => 'other')
  await app.ready()
  onTestFinished(() => app.close())
  return listen(app.server)
}

const mount = (proxy: MountedProxy, app: FastifyInstance = fastify(), prefix?: string): FastifyInstance => {
  app.register(toFastify(proxy), prefix === undefined ? {} : { prefix })
  return app
}

const readAll = async (payload: NodeJS.ReadableStream): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of payload) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

describeAdapter('Fastify 5', {
  serve: proxy => serve(mount(proxy)),
  below: [
    {
      what: 'parsers of the app for JSON and for everything else',
      serve(proxy) {
        const app = fastify()
        for (const type of ['application/json', '*'])
          app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body))
        return serve(mount(proxy, app))
      },
    },
    {
      what: 'a hook that keeps the bytes as request.rawBody',
      serve(proxy) {
        const app = fastify().addHook('preParsing', async (request, _reply, payload) => {
          Object.assign(request, { rawBody: await readAll(payload) })
        })
        return serve(mount(proxy, app as unknown as FastifyInstance))
      },
    },
    {
      what: 'a hook that reads the body',
      serve(proxy) {
        const app = fastify().addHook('preParsing', async (_request, _reply, payload) => {
          await readAll(payload)
        })
        return serve(mount(proxy, app as unknown as FastifyInstance))
      },
      hint: /preParsing/,
    },
  ],
})

describeAdapter('Fastify 5, under a prefix', {
  serve: proxy => serve(mount(proxy, fastify(), '/api')),
  below: [],
})

describe('Fastify', () => {
  const basePath = '/api/rumba'
  const fine: MountedProxy = { basePath, fetch: async () => new Response('fine') }

  test('C9: parses the bodies of its other routes as ever', async () => {
    const app = mount(fine)
    app.post('/orders', request => request.body)
    const headers = { 'content-type': 'application/json' }
    const response = await sendHttp1(await serve(app), '/orders', {
      method: 'POST',
      headers,
      body: '{"a":1}',
    })
    expect(await response.json()).toEqual({ a: 1 })
  })

  test('keeps the headers that hooks of the app have set', async () => {
    const app = fastify().addHook('onRequest', async (_request, reply) => void reply.header('x-shop', 'acme'))
    const origin = await serve(mount(fine, app as unknown as FastifyInstance))
    const response = await sendHttp1(origin, `${basePath}/order`)
    expect([response.headers.get('x-shop'), await response.text()]).toEqual(['acme', 'fine'])
  })

  test('hands a failure of the proxy to the error handler of the app', async () => {
    const app = mount({ basePath, fetch: () => Promise.reject(new Error('boom')) })
    app.setErrorHandler((error: Error, _request, reply) => reply.code(502).send(error.message))
    const response = await sendHttp1(await serve(app), `${basePath}/order`)
    expect([response.status, await response.text()]).toEqual([502, 'boom'])
  })

  test('refuses to start under a prefix that publicUrl does not have', async () => {
    await expect(mount(fine, fastify(), '/pay').ready()).rejects.toMatchObject({
      code: 'CONFIG',
      faults: [expect.stringContaining('/pay')],
    })
  })
})
