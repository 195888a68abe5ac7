import type { FastifyPluginCallback, FastifyRequest } from 'fastify'
import { ConfigError } from '../errors.ts'
import { answerOf, breakOff, type MountedProxy, watchClient } from './nodeHandler.ts'
import { sendAnswer } from './nodeResponse.ts'

const HINT = 'Let no preParsing hook read the body before toFastify, or keep the bytes as request.rawBody.'

/**
 * A plugin that serves the proxy from Fastify 5, at the path of `publicUrl`: `app.register(toFastify(proxy))`. Body parsers of
 * the app stay outside its scope, and it leaves those of the app's other routes alone.
 *
 * @throws {ConfigError} from `register`, when it is given a prefix under which `publicUrl` does not lie
 */
export function toFastify(proxy: MountedProxy): FastifyPluginCallback {
  return (app, _options, done) => {
    const { prefix } = app
    if (!`${proxy.basePath}/`.startsWith(`${prefix}/`)) {
      done(
        new ConfigError([
          `publicUrl does not lie under "${prefix}", the prefix that toFastify is registered with`,
        ]),
      )
      return
    }
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null))
    app.all(`${proxy.basePath.slice(prefix.length)}/*`, async (request, reply) => {
      const signal = watchClient(reply.raw)
      const answer = await answerOf(proxy, rawOf(request), signal, HINT)
      reply.hijack()
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value)
      }
      await sendAnswer(answer, request.raw, reply.raw, signal).catch(() => breakOff(reply.raw))
    })
    done()
  }
}

/** A plugin that keeps raw bodies puts them on Fastify's request, not on Node's. */
function rawOf(request: FastifyRequest & { readonly rawBody?: unknown }): FastifyRequest['raw'] {
  return request.rawBody === undefined
    ? request.raw
    : Object.assign(request.raw, { rawBody: request.rawBody })
}
