import { parseJson, readBytes } from '../body.ts'
import { type Fields, isFields } from '../gateway/fields.ts'
import { respondPage, respondProblem } from '../respond.ts'
import { findIntruder } from './controlGuard.ts'
import { matchPath, type Operation } from './operation.ts'
import { createOperations } from './operations.ts'
import { createPanel } from './page/page.ts'
import type { PanelParts } from './parts.ts'
import { findFault } from './schema.ts'

/** The control panel at `/` and the same by HTTP under `/_sandbox/`. */
export function createPanelRoutes(parts: PanelParts): (request: Request) => Promise<Response> {
  const { publicUrl } = parts.settings
  const operations = createOperations(parts)
  const panel = createPanel(parts)

  const find = (verb: string, pathname: string): [Operation, Record<string, string>] | undefined => {
    for (const operation of operations) {
      const params = operation.verb === verb ? matchPath(operation.path, pathname) : undefined
      if (params) return [operation, params]
    }
    return undefined
  }

  return async request => {
    const intruder = findIntruder(request, publicUrl)
    if (intruder) return respondProblem(403, 'cross_site', intruder)
    const { pathname, searchParams: query } = new URL(request.url)
    if (request.method === 'GET' && pathname === '/') return respondPage(200, await panel(query))
    const [operation, params] = find(request.method, pathname) ?? []
    if (!operation || !params) {
      return respondProblem(404, 'not_found', `The panel has no ${request.method} ${pathname}.`)
    }
    if (request.method === 'GET') return operation.run({ params, query, fields: {} })

    const read = await readBody(request)
    if (read instanceof Response) return read
    const fault = findFault(operation.body ?? NO_FIELDS, read)
    if (fault !== undefined) return respondProblem(400, 'bad_field', fault)
    return operation.run({ params, query, fields: read })
  }
}

const BODY_LIMIT = 16 * 1024

const NO_FIELDS = { type: 'object', properties: {} } as const

/** A form of a page can say neither that it is JSON nor, without a type, that it is anything. */
async function readBody(request: Request): Promise<Fields | Response> {
  const type = request.headers.get('content-type')
  if (type !== null && !/^application\/json\s*(;|$)/i.test(type)) {
    const sent = type.slice(0, 60)
    return respondProblem(
      415,
      'not_json',
      `The body must be JSON and say so, not ${sent}: curl -H 'content-type: application/json' -d '{…}'.`,
    )
  }
  const bytes = await readBytes(request, BODY_LIMIT)
  const value = bytes?.length === 0 ? {} : bytes && parseJson(bytes)
  if (isFields(value)) return value
  return respondProblem(400, 'bad_body', 'The body must be a JSON object of at most 16 KiB.')
}
