/**
 * Requests and callbacks with bytes, headers, verbs and paths changed at random. A bounded run here; a long one by command:
 * `FUZZ_RUNS=1000000 pnpm exec vitest run --project proxy src/fuzz`
 */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createProxy } from './proxy.ts'
import { createMemoryStore } from './stores/memory.ts'
import { CREDENTIALS, signAs } from './testing/fakeGateway.ts'
import { PAYER, PUBLIC_URL, TERMS } from './testing/shop.ts'
import { createTokens } from './tokens.ts'

const RUNS = Number(process.env.FUZZ_RUNS ?? 5_000)
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000)
/** Longer than anything here may take; held reads are not asked for. */
const HANG_MS = 5_000

/** Mulberry32: the same seed gives the same run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

interface Call {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'get']
const PATHS = [
  '/',
  '//',
  '/../',
  '/%2e%2e/',
  '/payments/',
  '/payments/me/',
  '/PAYMENTS',
  '/callback/',
  '/__proto__',
  '/constructor',
  '?wait=1e9',
  '?',
  '#',
  '%00',
  ';',
]
const WORDS = [
  '"__proto__":{"x":1},',
  '"amount":1,',
  '{',
  '}',
  '[',
  '"',
  '\\',
  '\u0000',
  '\ud83d',
  '1e309',
  'null',
  '[[[[[[[[',
  '"status":{"name":"success"},',
  '﻿',
]
const HEADER_VALUES = [
  '',
  'x',
  '*',
  'null',
  'Bearer ',
  'Bearer x.y.z',
  'gzip',
  'text/plain',
  'application/json; charset=utf-16',
  '"1"',
  'W/"1"',
  '-1',
  '99999999999999999999',
  'https://evil.example',
  'cross-site',
  'a'.repeat(9_000),
]
const HEADER_NAMES = [
  'content-type',
  'content-encoding',
  'origin',
  'sec-fetch-site',
  'authorization',
  'idempotency-key',
  'rumba-order',
  'if-none-match',
  'last-event-id',
  'signature',
  'x-forwarded-for',
  'content-length',
  'expect',
  '__proto__',
]

test(`H22: ${RUNS} mutated requests are answered without a fault, and none moves a payment that it may not move`, async () => {
  const random = createRandom(SEED)
  const pick = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value
  const store = createMemoryStore()
  /** By the gateway's id. */
  const references = new Map<string, string>()
  const proxy = createProxy({
    limits: false,
    credentials: CREDENTIALS,
    gatewayUrl: 'http://127.0.0.1/v1/',
    publicUrl: PUBLIC_URL,
    resolveOrder: order => (/^o\d{1,3}$/.test(order) ? TERMS : undefined),
    store,
    async fetch(url, init) {
      // A long run is asked about, too: a gateway that failed then would rightly be left alone.
      const asked = /transaction\/(.+)/.exec(url as string)?.[1]
      const id = asked ?? crypto.randomUUID()
      const reference = asked
        ? references.get(asked)
        : JSON.parse(new TextDecoder().decode(init?.body as Uint8Array<ArrayBuffer>)).reference
      references.set(id, reference)
      const reply = JSON.stringify({
        error_code: 0,
        request_id: id,
        reference,
        status: { name: 'created' },
        amount: 25.01,
        currency: 'BRL',
        challenge: { challenge_type: 'redirect', challenge_redirect: { url: 'https://pay.example/' } },
      })
      return new Response(reply, { headers: { signature: signAs(reply) } })
    },
  })
  const call = ({ method, path, headers, body }: Call): Promise<Response> =>
    proxy.fetch(new Request(PUBLIC_URL + path, { method, headers, ...(body && { body: body.slice() }) }))

  const json = { 'content-type': 'application/json' }
  const bytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
  const create: Call = {
    method: 'POST',
    path: '/payments',
    headers: { ...json, origin: 'https://shop.example', 'idempotency-key': 'fuzz' },
    body: bytes({ order: 'o1', method: 'pix', payer: PAYER }),
  }
  const watched = await call(create)
  const { token } = await watched.json()
  expect(watched.status).toBe(201)
  const record = await store.get('o1-1')
  expect(record?.status).toBe('created')
  // The address the gateway was given, made again by the proxy's own tokens.
  const callbackUrl = `/callback/${await createTokens([CREDENTIALS.password]).sign('callback', ['o1-1', TERMS.amount], Date.now() + 1e9)}`
  const told = bytes({
    error_code: 0,
    request_id: record?.requestId,
    reference: 'o1-1',
    status: { name: 'declined' },
    amount: 25.01,
    currency: 'BRL',
  })
  const calls: readonly Call[] = [
    create,
    { method: 'GET', path: '/order', headers: { 'rumba-order': 'o1' } },
    { method: 'GET', path: '/payments/me', headers: { authorization: `Bearer ${token}` } },
    { method: 'GET', path: '/payments/me/events', headers: { authorization: `Bearer ${token}` } },
    { method: 'POST', path: callbackUrl, headers: { ...json, signature: signAs(told) }, body: told },
    {
      method: 'POST',
      path: callbackUrl,
      headers: { ...json, signature: signAs(told, 'another') },
      body: told,
    },
  ]

  const mutateBytes = (body: Uint8Array): Uint8Array => {
    const at = random(body.length + 1)
    const insert = random(2) ? new TextEncoder().encode(pick(WORDS)) : Uint8Array.of(random(256))
    const drop = random(4)
    return Uint8Array.of(...body.subarray(0, at), ...insert, ...body.subarray(at + drop))
  }
  const mutateText = (text: string): string => {
    const at = random(text.length + 1)
    return (
      text.slice(0, at) +
      (random(2) ? pick(PATHS) : String.fromCharCode(33 + random(94))) +
      text.slice(at + random(3))
    )
  }
  const mutate = (base: Call): Call => {
    let { method, path, headers, body } = base
    for (let times = 1 + random(3); times > 0; times -= 1) {
      const kind = random(10)
      if (kind === 0) method = pick(VERBS)
      else if (kind <= 2) path = mutateText(path)
      else if (kind <= 5) headers = { ...headers, [pick(HEADER_NAMES)]: pick(HEADER_VALUES) }
      else if (kind === 6) headers = Object.fromEntries(Object.entries(headers).filter(() => random(2)))
      else if (body) body = mutateBytes(body)
    }
    return { method, path, headers, ...(body && !/^(get|head)$/i.test(method) && { body }) }
  }

  const statuses = new Map<number, number>()
  for (let run = 0; run < RUNS; run += 1) {
    const base = pick(calls)
    const changed = mutate(base)
    // Rightly signed bytes may move the payment, whatever else was changed around them.
    const isIntact =
      changed.body?.toString() === told.toString() && changed.headers.signature === signAs(told)
    if (isIntact) continue
    let request: Promise<Response>
    try {
      request = call(changed)
    } catch {
      // Not a request that any runtime would hand on.
      continue
    }
    const answered = new AbortController()
    const response = await Promise.race([
      request,
      wait(HANG_MS, undefined, { signal: answered.signal }).catch(() => undefined),
    ])
    answered.abort()
    const words = `seed ${SEED}, run ${run}: ${changed.method} ${changed.path.slice(0, 60)}`
    expect(response, `${words} hangs`).toBeDefined()
    expect(response?.status, words).toBeLessThan(500)
    expect(response?.headers.get('cache-control'), words).toContain('no-store')
    statuses.set(response?.status ?? 0, (statuses.get(response?.status ?? 0) ?? 0) + 1)
    await response?.body?.cancel()
    if (run % 50 === 0) expect(await store.get('o1-1'), words).toEqual(record)
  }
  expect(await store.get('o1-1')).toEqual(record)
  expect({}).not.toHaveProperty('x')
  console.info(
    `fuzz: seed ${SEED}, answers ${[...statuses]
      .sort((a, b) => a[0] - b[0])
      .map(([status, times]) => `${status}: ${times}`)
      .join(', ')}`,
  )
  // Both sides of every gate were met.
  for (const status of [200, 201, 400, 401, 404, 405]) expect(statuses.has(status), String(status)).toBe(true)
  proxy.close()
}, 3_600_000)
