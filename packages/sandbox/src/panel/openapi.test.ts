import { readdir, readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, expect, test } from 'vitest'
import { createMerchant, pixRequest, voucherRequest } from '../merchant.testing.ts'
import { createSandbox } from '../sandbox.ts'

interface Media {
  readonly schema: object
  readonly example?: unknown
}
interface OperationObject {
  readonly operationId: string
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: object }[]
  readonly requestBody?: { required: boolean; content: Record<string, Media> }
  readonly responses: Record<string, { description: string; content: Record<string, Media> }>
}

const sandbox = createSandbox({ deliver: async () => new Response(null, { status: 500 }) })
sandbox.clock.freeze()
afterAll(() => sandbox.close())

const send = (method: string, path: string, body?: unknown): Promise<Response> =>
  sandbox.fetch(
    new Request(`http://sandbox${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    }),
  )

const document = await (await send('GET', '/_sandbox/openapi.json')).json()
const operations = Object.entries<Record<string, OperationObject>>(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([verb, operation]) => ({ path, verb: verb.toUpperCase(), operation })),
)
const titles = operations.map(operation => [`${operation.verb} ${operation.path}`, operation] as const)

/** The document with every object closed, so that a field it does not name is found. */
function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close)
  if (typeof value !== 'object' || value === null) return value
  const closed = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, close(part)]))
  return 'properties' in value ? { additionalProperties: false, ...closed } : closed
}

const ajv = new Ajv2020({ allErrors: true, strict: false })
ajv.addSchema(close(document) as object, 'document')

/** What is wrong with an answer by the document; nothing when it is as the document says. */
async function faultsOf(verb: string, path: string, response: Response): Promise<unknown> {
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  const media = document.paths[path][verb.toLowerCase()].responses[response.status]?.content[type]
  if (!media) return `${response.status} ${type} is not in the document`
  const steps = [
    'paths',
    path,
    verb.toLowerCase(),
    'responses',
    String(response.status),
    'content',
    type,
    'schema',
  ]
  const pointer = steps.map(step => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
  const check = ajv.getSchema(`document#/${pointer.join('/')}`)
  if (!check) return 'the document has no schema'
  const isStream = type === 'text/event-stream'
  const text = isStream ? '' : await response.text()
  if (isStream) await response.body?.cancel()
  return check(type === 'application/json' ? JSON.parse(text) : text) ? undefined : check.errors
}

/** A sandbox in which something has happened, and the values for a path's braces. */
async function prepare(): Promise<Readonly<Record<string, string>>> {
  sandbox.reset()
  sandbox.clock.freeze()
  const merchant = createMerchant(sandbox.fetch)
  const { envelope } = await merchant.create(pixRequest({ callback_url: 'https://shop.example/callback' }))
  await merchant.create(voucherRequest())
  await merchant.call('GET', `/v1/transaction/${String(envelope.request_id)}`, undefined, { signature: 'x' })
  return { request_id: String(envelope.request_id), number: '1' }
}
const fill = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

test('the document is OpenAPI 3.1, and says where it is served', async () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  expect(await new Validator().validate(document)).toMatchObject({ valid: true })
  expect(document.servers).toEqual([{ url: 'http://127.0.0.1:4010' }])
})

test('every path that the sandbox knows is in the document, or is a file of the pages', async () => {
  const source = new URL('..', import.meta.url)
  const files = (await readdir(source, { recursive: true })).filter(
    name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const known = new Set<string>()
  for (const file of files) {
    const text = await readFile(new URL(file, source), 'utf8')
    for (const [path] of text.matchAll(/\/_sandbox\/[\w./{}$()-]*[\w}]/g)) known.add(path)
  }
  const inDocument = Object.keys(document.paths)
  /** Whether two paths can be the same; what stands in braces can be anything. */
  const meet = (one: string, other: string): boolean => {
    const [left, right] = [one.split('/'), other.split('/')]
    return (
      left.length === right.length &&
      left.every((part, place) => part === right[place] || /[{]/.test(part + right[place]))
    )
  }
  const missing = [...known].filter(
    path => !inDocument.some(told => meet(told, path)) && !/\.(css|js)$/.test(path),
  )
  expect(missing).toEqual([])
  expect(inDocument.length).toBeGreaterThan(20)
})

test('every path of the document is in docs/sandbox.md, and no other', async () => {
  const page = await readFile(new URL('../../../../docs/sandbox.md', import.meta.url), 'utf8')
  const section = page.split('\n## By HTTP\n')[1]?.split('\n## ')[0] ?? ''
  const told = [...section.matchAll(/^\| `(GET|POST)` +\| `([^`]+)`/gm)].map(
    ([, verb, path]) => `${verb} ${path}`,
  )
  expect(told.toSorted()).toEqual(titles.map(([title]) => title).toSorted())
})

test.each(titles)(
  '%s answers as it says, for each of its examples',
  async (_title, { verb, path, operation }) => {
    const { requestBody } = operation
    const example = requestBody?.content['application/json']?.example
    for (const body of requestBody
      ? [example, ...(requestBody.required ? [] : [{}, undefined])]
      : [undefined]) {
      const response = await send(verb, fill(path, await prepare()), body)
      expect(response.status).toBe(200)
      expect(await faultsOf(verb, path, response)).toBeUndefined()
    }
  },
)

test.each(titles.filter(([, { path }]) => path.includes('{')))(
  '%s says 404 of what is not there',
  async (_title, { verb, path }) => {
    const response = await send(verb, fill(path, { request_id: 'nobody', number: '999' }))
    expect(response.status).toBe(404)
    expect(await faultsOf(verb, path, response)).toBeUndefined()
  },
)

test.each(titles.filter(([, { operation }]) => '409' in operation.responses))(
  '%s says 409 of what cannot be done any more',
  async (_title, { verb, path }) => {
    const values = await prepare()
    const isCallback = path.endsWith('/callback')
    const [voucher] = sandbox.transactions()
    const requestId = isCallback ? (voucher?.requestId ?? '') : (values.request_id ?? '')
    sandbox.decline(requestId)
    const response = await send(verb, fill(path, { request_id: requestId }))
    expect(response.status).toBe(409)
    expect(await faultsOf(verb, path, response)).toBeUndefined()
  },
)

test.each(titles.filter(([, { verb }]) => verb === 'POST'))(
  '%s says 400 of a field it does not know and of each that is not as it must be, and changes nothing',
  async (_title, { verb, path, operation }) => {
    const schema = operation.requestBody?.content['application/json']?.schema ?? { properties: {} }
    const { properties } = schema as { properties: Record<string, object> }
    const wrong = Object.keys(properties).map(name => ({ [name]: { not: 'this' } }))
    const values = await prepare()
    const before = JSON.stringify([sandbox.transactions().map(({ status }) => status), sandbox.clock.now()])
    for (const body of [{ rain: true }, { constructor: 1 }, ...wrong]) {
      const response = await send(verb, fill(path, values), body)
      expect(response.status).toBe(400)
      expect(await faultsOf(verb, path, response)).toBeUndefined()
    }
    const form = await sandbox.fetch(
      new Request(`http://sandbox${fill(path, values)}`, {
        method: verb,
        body: new URLSearchParams({ a: '1' }),
      }),
    )
    expect(form.status).toBe(415)
    expect(await faultsOf(verb, path, form)).toBeUndefined()
    expect(JSON.stringify([sandbox.transactions().map(({ status }) => status), sandbox.clock.now()])).toBe(
      before,
    )
  },
)

test('a bank transfer and a payout are as the document says', async () => {
  const merchant = createMerchant(sandbox.fetch)
  await merchant.create(
    pixRequest({
      method: 'bank_transfer_argentina',
      mode: 'initial',
      currency: 'ARS',
      amount: 100,
      reference: 'transfer',
    }),
  )
  await merchant.payOut(
    pixRequest({
      amount: '1',
      description: 'Winnings',
      reference: 'payout',
      requisites: { name: 'Maria Souza', account: 'a@b.example' },
    }),
  )
  const path = '/_sandbox/transactions'
  const response = await send('GET', path)
  const { transactions } = await response.clone().json()
  expect(transactions[0]).toHaveProperty('beneficiary.requisites.account')
  expect(transactions[1]).toHaveProperty('requisites.account_number')
  expect(await faultsOf('GET', path, response)).toBeUndefined()
})

test('a transaction to which everything has happened is as the document says', async () => {
  const { request_id: requestId = '' } = await prepare()
  sandbox.corners.directChallenge = 'otp'
  sandbox.keepPending(requestId)
  sandbox.pay(requestId, { amount: '1', currency: 'USD' })
  sandbox.callBack(requestId, { times: 2, status: 'on_hold', isForged: true })
  const path = '/_sandbox/transactions/{request_id}'
  await expect
    .poll(async () => {
      const { timeline } = await (await send('GET', fill(path, { request_id: requestId }))).json()
      return new Set(timeline.map(({ kind }: { kind: string }) => kind)).size
    })
    .toBe(4)
  const response = await send('GET', fill(path, { request_id: requestId }))
  expect(await faultsOf('GET', path, response)).toBeUndefined()
})
