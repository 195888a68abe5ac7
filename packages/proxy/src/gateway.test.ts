import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { GatewayRejectedError } from '@rumba/core'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { CallRefusedError, ConfigError, GatewayUnavailableError, GatewayUntrustedError } from './errors.ts'
import type { ProxyEvent } from './events.ts'
import { createGateway } from './gateway.ts'
import type { GatewayOptions } from './gatewayOptions.ts'
import { jitterMs } from './pacing.ts'
import { until } from './testing/engines.ts'
import { CREDENTIALS, type FakeGateway, signAs, startFakeGateway } from './testing/fakeGateway.ts'
import { parseRetryAfter } from './transport.ts'

const ASKED = { reference: 'o1-1', amount: { minor: 2501n, currency: 'BRL' } }
const BODY =
  '{"amount":25.01,"method":"pix","reference":"o1-1","currency":"BRL","callback_url":"https://x.example/"}'

/** A gateway on a socket and a client of it that does not wait between tries. */
const start = async (options: Partial<GatewayOptions> = {}) => {
  const server = await startFakeGateway()
  onTestFinished(() => server.close())
  const waits: number[] = []
  const events: ProxyEvent[] = []
  let skew = 0
  const gateway = createGateway({
    credentials: CREDENTIALS,
    gatewayUrl: server.url,
    onEvent: event => events.push(event),
    now: () => Date.now() + skew,
    sleep: async ms => void waits.push(ms),
    ...options,
  })
  return {
    server,
    gateway,
    waits,
    events,
    advance: (ms: number) => (skew += ms),
    create: () => gateway.createPayment(BODY, ASKED),
    /** Asks about a payment that was created beforehand. */
    async ask() {
      const { requestId = '' } = await gateway.createPayment(BODY, ASKED)
      server.requests.length = 0
      return { read: () => gateway.getTransaction(requestId, ASKED), requestId }
    },
  }
}

const answer =
  (status: number, headers: Record<string, string> = {}, body: string | Uint8Array = '{}') =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end(body)

/** Signs what it changed, unlike a fault on the way. */
const rewrite =
  (change: (text: string) => string) =>
  (response: ServerResponse, text: string): void => {
    const changed = change(text)
    response.writeHead(200, { signature: signAs(changed) }).end(changed)
  }

const failureOf = async (
  call: Promise<unknown>,
): Promise<{ outcome?: string; reason?: string; code?: string }> =>
  call.then(
    () => ({ code: 'none' }),
    error => error,
  )

/** Bytes that are still held when all garbage is gone. */
const heapAfterGc = async (): Promise<number> => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let round = 0; round < 3; round++) {
    await new Promise(resolve => setTimeout(resolve, 5))
    collect()
  }
  return process.memoryUsage().heapUsed
}

afterEach(() => void vi.useRealTimers())

/** What ends a create call with an unknown outcome, whatever it is told in. */
const UNKNOWN: readonly [string, FakeGateway['faults'][number]][] = [
  ['F10: whose reply is unsigned', 'unsigned'],
  ['F10: whose reply is wrongly signed', 'wrong-signature'],
  [
    'F11: whose reply is signed, with other blanks than were signed',
    (response, text) =>
      void response.writeHead(200, { signature: signAs(text) }).end(text.replace(':', ': ')),
  ],
  ['F12: whose reply is about another reference', 'other-reference'],
  ['F12: whose reply is about another amount', 'other-amount'],
  ['F12: whose reply is about another currency', rewrite(text => text.replace('"BRL"', '"ARS"'))],
  ['F15: whose reply is reset before the headers', response => void response.destroy()],
  [
    'F15: whose reply is reset after the headers',
    response => {
      response.writeHead(200, { 'content-length': '500' }).flushHeaders()
      setTimeout(() => response.destroy(), 20)
    },
  ],
  ['F15: whose reply is cut in the middle of the body', 'cut'],
  ['F16: whose reply is HTTP 500', 'http-500'],
  ['F16: whose reply is HTTP 502', answer(502)],
  ['F16: whose reply is HTTP 503', answer(503, { 'retry-after': '1' })],
  ['F16: whose reply is HTTP 504', answer(504)],
  ['F16: whose reply is HTTP 408', answer(408)],
  ['F16: whose reply is HTML', 'html'],
  ['F16: whose reply is an empty body', answer(200, {}, '')],
  ['F16: whose reply is half of a JSON text, signed', rewrite(text => text.slice(0, 50))],
  ['F9: whose reply is a redirect', 'redirect'],
  ['whose reply is over a mebibyte', answer(200, {}, 'x'.repeat(1_048_577))],
]

describe('a create call', () => {
  test('A4: sends the bytes that it signed', async () => {
    const { server, create } = await start()
    await create()
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/v1/payment', body: BODY, signatureOk: true },
    ])
  })

  test.each(UNKNOWN)('%s has an unknown outcome and is not sent again', async (_name, fault) => {
    const { server, create, waits } = await start()
    server.faults.push(fault)
    const failure = await failureOf(create())
    // A signed reply that cannot be read carries no outcome of its own: create.ts takes what is not `none` for unknown.
    expect(failure.outcome ?? 'unknown').toBe('unknown')
    expect(failure.code).toMatch(/^GATEWAY_(UNAVAILABLE|UNTRUSTED|SYNTAX)$/)
    expect(server.requests).toHaveLength(1)
    expect(waits).toEqual([])
  })

  test('F19: that is refused with HTTP 200 is rejected, and not sent again', async () => {
    const { server, create } = await start()
    server.faults.push(
      rewrite(() => '{"error_code":273,"error_message":"Invalid adapter route configuration"}'),
    )
    const failure = await failureOf(create())
    expect(failure).toBeInstanceOf(GatewayRejectedError)
    expect(server.requests).toHaveLength(1)
  })

  test('F14: that nothing listens to is put twice more, and nothing was sent', async () => {
    const { server, gateway, waits, events } = await start()
    await server.close()
    expect(await failureOf(gateway.createPayment(BODY, ASKED))).toMatchObject({
      outcome: 'none',
      reason: 'ECONNREFUSED',
    })
    expect(waits).toHaveLength(2)
    expect(events).toEqual([
      { type: 'gateway_retried', call: 'POST payment', reason: 'ECONNREFUSED' },
      { type: 'gateway_retried', call: 'POST payment', reason: 'ECONNREFUSED' },
    ])
  })

  test.each<readonly [string, object]>([
    ['ENOTFOUND', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
    ['UND_ERR_CONNECT_TIMEOUT', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ...[
      'CERT_HAS_EXPIRED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ].map(code => [code, { code }] as const),
    ['ETIMEDOUT', { code: 'ETIMEDOUT', syscall: 'connect' }],
  ])('F14: that ends in %s while connecting is sent a second later', async (_code, cause) => {
    const { server } = await start()
    let failed = false
    const { gateway } = await start({
      gatewayUrl: server.url,
      async fetch(url, init) {
        if (failed) return fetch(url, init)
        failed = true
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), cause) })
      },
    })
    expect((await gateway.createPayment(BODY, ASKED)).reference).toBe('o1-1')
    expect(server.requests).toHaveLength(1)
  })

  test.each([
    ['ECONNRESET', { code: 'ECONNRESET', syscall: 'read' }],
    ['ETIMEDOUT', { code: 'ETIMEDOUT', syscall: 'read' }],
    ['EPIPE', { code: 'EPIPE', syscall: 'write' }],
    ['UND_ERR_SOCKET', { code: 'UND_ERR_SOCKET' }],
    ['a certificate asked for', { code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }],
    ['no code', {}],
  ])('F15: that ends in %s after connecting has an unknown outcome', async (_code, cause) => {
    const send = vi.fn(async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), cause) })
    })
    const { create } = await start({ fetch: send })
    expect(await failureOf(create())).toMatchObject({ outcome: 'unknown' })
    expect(send).toHaveBeenCalledTimes(1)
  })

  test('F14: over TLS that is none, and over a connection that closes before TLS, sent nothing', async () => {
    const { server } = await start()
    const closing = createTcpServer((socket: Socket) => socket.destroy())
    await new Promise<void>(resolve => closing.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void closing.close())
    for (const port of [new URL(server.url).port, (closing.address() as AddressInfo).port]) {
      const { gateway, waits } = await start({ gatewayUrl: `https://127.0.0.1:${port}/v1/` })
      expect(await failureOf(gateway.createPayment(BODY, ASKED))).toMatchObject({ outcome: 'none' })
      expect(waits).toHaveLength(2)
    }
  })

  test('F14: is not put again when no time is left to connect', async () => {
    const clock = vi.spyOn(performance, 'now')
    onTestFinished(() => clock.mockRestore())
    let time = 0
    clock.mockImplementation(() => time)
    const send = vi.fn(async () => {
      time += 10_000
      throw new TypeError('fetch failed', { cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } })
    })
    const { create } = await start({ fetch: send })
    expect(await failureOf(create())).toMatchObject({ outcome: 'none' })
    expect(send).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['before the headers', () => {}],
    ['in the middle of the body', (response: ServerResponse) => void response.writeHead(200).write('{"err')],
  ])('F15: that stalls %s is given up after 15 seconds, the body included', async (_when, fault) => {
    const { server, create } = await start()
    server.faults.push(fault)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const failing = failureOf(create())
    let over = false
    void failing.then(() => (over = true))
    await until(() => server.requests.length === 1)
    await vi.advanceTimersByTimeAsync(14_999)
    expect(over).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await failing).toMatchObject({ outcome: 'unknown', reason: 'TIMEOUT' })
    expect(server.requests).toHaveLength(1)
  })

  test('F15: is given up in time also by a fetch that does not hear the signal', async () => {
    const { create } = await start({ fetch: () => new Promise(() => {}) })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const failing = failureOf(create())
    await new Promise(resolve => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await failing).toMatchObject({ outcome: 'unknown', reason: 'TIMEOUT' })
  })

  test.each([301, 302, 303, 307, 308])(
    'F9: that is sent elsewhere by %i is unknown, and the other host hears nothing',
    async status => {
      const [{ server, create, events }, other] = [await start(), await startFakeGateway()]
      onTestFinished(() => other.close())
      server.faults.push(answer(status, { location: `${other.url}payment` }))
      expect(await failureOf(create())).toMatchObject({ outcome: 'unknown', reason: `HTTP ${status}` })
      expect(other.requests).toEqual([])
      expect(events).toEqual([{ type: 'gateway_untrusted', call: 'POST payment', reason: 'redirect' }])
    },
  )

  test('that is turned away with 429 waits as long as it is told, up to 5 seconds, once', async () => {
    const { server, create, waits } = await start()
    server.faults.push(answer(429, { 'retry-after': '5' }))
    await create()
    expect(waits).toEqual([5_000])
    server.faults.push(answer(429, { 'retry-after': '1' }), answer(429, { 'retry-after': '2' }))
    expect(await failureOf(create())).toMatchObject({ outcome: 'none', retryAfterMs: 2_000 })
    server.faults.push(answer(429, { 'retry-after': '6' }))
    expect(await failureOf(create())).toMatchObject({ outcome: 'none', retryAfterMs: 6_000 })
    server.faults.push(answer(429))
    expect(await failureOf(create())).toMatchObject({ outcome: 'none', retryAfterMs: undefined })
    expect(waits).toEqual([5_000, 1_000])
  })
})

describe('a question', () => {
  test('F21: that fails twice is put a third time, after 100 to 1,000 milliseconds each', async () => {
    const { server, ask, waits, events } = await start()
    const { read } = await ask()
    server.faults.push('http-500', 'cut')
    expect((await read()).reference).toBe('o1-1')
    expect(server.requests).toHaveLength(3)
    expect(waits).toHaveLength(2)
    for (const ms of waits) expect(ms >= 100 && ms <= 1_000).toBe(true)
    expect(events.filter(({ type }) => type === 'gateway_retried')).toHaveLength(2)
  })

  test('F21: that fails a third time is given up', async () => {
    const { server, ask } = await start()
    const { read } = await ask()
    server.faults.push('http-500', answer(503), answer(408))
    expect(await failureOf(read())).toMatchObject({ code: 'GATEWAY_UNAVAILABLE', reason: 'HTTP 408' })
    expect(server.requests).toHaveLength(3)
  })

  test('F21: takes waits from the whole range and from nowhere else', () => {
    const draws = Array.from({ length: 10_000 }, jitterMs)
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(100)
    expect(Math.min(...draws)).toBeLessThan(110)
    expect(Math.max(...draws)).toBeLessThan(1_000)
    expect(Math.max(...draws)).toBeGreaterThan(990)
  })

  test('F21: is over after 8 seconds, all tries together', async () => {
    const { server, ask } = await start()
    const { read } = await ask()
    server.faults.push('http-500', () => {})
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const failing = failureOf(read())
    await until(() => server.requests.length === 2)
    await vi.advanceTimersByTimeAsync(8_000)
    expect(await failing).toMatchObject({ reason: 'TIMEOUT' })
    expect(server.requests).toHaveLength(2)
  })

  test.each(['unsigned', 'wrong-signature'] as const)(
    'F10: whose reply is %s is discarded and put once more',
    async fault => {
      const { server, ask, events } = await start()
      const { read } = await ask()
      server.faults.push(fault)
      expect((await read()).reference).toBe('o1-1')
      expect(events).toContainEqual({
        type: 'gateway_untrusted',
        call: 'GET transaction',
        reason: 'signature',
      })
      server.faults.push(fault, fault)
      expect(await failureOf(read())).toBeInstanceOf(GatewayUntrustedError)
      expect(server.requests).toHaveLength(4)
    },
  )

  test.each([
    ['reference', rewrite(text => text.replace('"o1-1"', '"o2-1"'))],
    ['request id', rewrite(text => text.replace('00000000-0000-4000', '00000000-0000-4001'))],
  ])('F12: whose signed reply is about another %s is not believed', async (_what, fault) => {
    const { server, ask, events } = await start()
    const { read } = await ask()
    server.faults.push(fault, fault)
    expect(await failureOf(read())).toBeInstanceOf(GatewayUntrustedError)
    expect(events).toContainEqual({ type: 'gateway_untrusted', call: 'GET transaction', reason: 'mismatch' })
  })

  test.each([
    '../payout',
    '%2e%2e',
    'a/b',
    'a?b',
    'a'.repeat(300),
    '',
    '00000000-0000-0000-0000-000000000000',
  ])('F13: about the id %s is not put', async id => {
    const { server, gateway } = await start()
    expect(await failureOf(gateway.getTransaction(id))).toBeInstanceOf(CallRefusedError)
    expect(server.requests).toEqual([])
  })

  test('F9: that is sent elsewhere is not put again', async () => {
    const { server, ask } = await start()
    const { read } = await ask()
    server.faults.push('redirect')
    expect(await failureOf(read())).toBeInstanceOf(GatewayUnavailableError)
    expect(server.requests).toHaveLength(1)
  })

  test('F27: whose reply is compressed is read when its own bytes were signed, and not when the compressed ones were', async () => {
    const { server, ask } = await start()
    const { read } = await ask()
    const zipped =
      (signed: (text: string) => string | Uint8Array) => (response: ServerResponse, text: string) =>
        void response
          .writeHead(200, { 'content-encoding': 'gzip', signature: signAs(signed(text)) })
          .end(gzipSync(text))
    server.faults.push(zipped(text => text))
    expect((await read()).reference).toBe('o1-1')
    server.faults.push(zipped(gzipSync), zipped(gzipSync))
    expect(await failureOf(read())).toBeInstanceOf(GatewayUntrustedError)
  })
})

test.each([
  ['5', 5_000],
  ['0', 0],
  ['999999', 999_999_000],
  ['-1', undefined],
  ['99999999999', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['', undefined],
  ['Sat, 21 Nov 2026 10:00:03 GMT', 3_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ['Sat, 99 Nov 2026 09:00:00 GMT', undefined],
])('F22: Retry-After "%s" means %s milliseconds', (text, expected) => {
  expect(parseRetryAfter(text, Date.UTC(2026, 10, 21, 10))).toBe(expected)
})

describe('while a credential is replaced', () => {
  const [OLD, NEW] = [CREDENTIALS, { key: 'next-key', password: 'next-password' }]
  const both = { ...OLD, key: [OLD.key, NEW.key], password: [OLD.password, NEW.password] } as const

  test('A14: the first one signs, and the other one is used when the gateway turns it away', async () => {
    const { server, create } = await start({ credentials: both })
    server.secrets = OLD
    await create()
    expect(server.requests).toHaveLength(1)
    server.secrets = NEW
    await create()
    expect(server.requests).toHaveLength(3)
  })

  test('F23: a call that both are turned away for stops there, and nothing was carried out', async () => {
    const { server, create } = await start({ credentials: both })
    server.secrets = { key: 'third', password: 'third' }
    expect(await failureOf(create())).toMatchObject({ outcome: 'none', status: 401 })
    expect(server.requests).toHaveLength(2)
  })

  test('F23: a call with one credential is not put again', async () => {
    const { server, create } = await start()
    server.faults.push(answer(403))
    expect(await failureOf(create())).toMatchObject({ outcome: 'none', status: 403 })
    expect(server.requests).toHaveLength(1)
  })

  test('A13: a callback signed with the previous password is taken until it is removed', async () => {
    const { server, gateway } = await start({ credentials: both })
    const alone = createGateway({ credentials: { ...OLD, ...NEW } })
    const transaction = {
      request_id: 'r',
      reference: 'o1-1',
      amount: 25.01,
      currency: 'BRL',
      status: 'success',
      callback_url: '',
    }
    const { body, headers } = server.callback(transaction)
    expect((await gateway.verifyCallback(Buffer.from(body), headers)).status).toBe('success')
    expect(await failureOf(alone.verifyCallback(Buffer.from(body), headers))).toMatchObject({
      code: 'SIGNATURE_REFUSED',
    })
  })
})

describe('F24: a gateway that is down', () => {
  test('is left alone after five failures, probed by one call after ten seconds, and called again when that is answered', async () => {
    const { server, gateway, events, advance } = await start()
    const { requestId = '' } = await gateway.createPayment(BODY, ASKED)
    const read = () => gateway.getTransaction(requestId)
    server.requests.length = 0
    server.faults.push(...Array.from({ length: 5 }, () => 'http-500' as const))
    await failureOf(read())
    expect(await failureOf(read())).toMatchObject({ reason: 'SUSPENDED', outcome: 'none' })
    expect(server.requests).toHaveLength(5)

    expect(await failureOf(gateway.createPayment(BODY, ASKED))).toMatchObject({
      reason: 'SUSPENDED',
      outcome: 'none',
    })
    expect(server.requests).toHaveLength(5)

    advance(10_000)
    const answers = await Promise.all([1, 2, 3].map(() => failureOf(read())))
    expect(answers.filter(({ code }) => code === 'none')).toHaveLength(1)
    expect(server.requests).toHaveLength(6)
    await read()
    expect(events.flatMap(event => (event.type === 'breaker_changed' ? event.state : []))).toEqual([
      'open',
      'half-open',
      'closed',
    ])
  })
})

describe('F25: ten thousand calls', () => {
  const timers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
  const heard = async (work: () => Promise<unknown>): Promise<unknown[]> => {
    const warnings: unknown[] = []
    const note = (warning: unknown) => warnings.push(warning)
    process.on('warning', note)
    await work()
    await new Promise(resolve => setImmediate(resolve))
    process.off('warning', note)
    return warnings
  }

  test('of which one in ten went over a socket leave no listener on a signal and no timer behind', async () => {
    const { ask } = await start()
    const { read } = await ask()
    await read()
    const before = timers()
    const warnings = await heard(async () => {
      for (let call = 0; call < 1_000; call++) await read()
    })
    expect(warnings).toEqual([])
    expect(timers()).toBeLessThanOrEqual(before + 2)
  }, 300_000)

  test('keep no more memory than one thousand', async () => {
    const reply = `{"error_code":0,"request_id":"r1","reference":"o1-1","status":{"name":"created"},"amount":25.01,"currency":"BRL"}`
    const signature = signAs(reply)
    const signals = new Set<WeakRef<AbortSignal>>()
    const { gateway } = await start({
      async fetch(_url, init) {
        if (init?.signal) signals.add(new WeakRef(init.signal))
        return new Response(reply, { headers: { signature } })
      },
    })
    const call = async (times: number): Promise<void> => {
      for (let done = 0; done < times; done++) await gateway.getTransaction('r1', ASKED)
    }
    const before = timers()
    let early = 0
    const warnings = await heard(async () => {
      await call(1_000)
      early = await heapAfterGc()
      await call(9_000)
    })
    const late = await heapAfterGc()
    expect(warnings).toEqual([])
    expect(signals.size).toBe(10_000)
    expect([...signals].filter(signal => signal.deref()).length).toBeLessThan(100)
    expect(timers()).toBeLessThanOrEqual(before)
    // The weak references alone are about 100 bytes each.
    expect(late - early).toBeLessThan(4_000_000)
  }, 300_000)
})

test('a listener that throws changes no outcome', async () => {
  const { server, create } = await start({
    onEvent() {
      throw new Error('the log is full')
    },
  })
  server.faults.push('redirect')
  expect(await failureOf(create())).toMatchObject({ outcome: 'unknown' })
})

test('A16, A17, H17: a gateway over plain http, or with secrets that cannot be right, is not made; every fault is named at once and no secret', () => {
  const make = () =>
    createGateway({
      gatewayUrl: 'http://gateway.example/v1/',
      credentials: { login: 'a{b', key: ['k', ' hush', 'hush\n'], password: [] as never },
    })
  expect(make).toThrow(ConfigError)
  try {
    make()
  } catch (error) {
    expect((error as ConfigError).faults).toEqual([
      'credentials.key begins or ends with white space',
      'credentials.password is empty',
      'credentials.login has characters other than letters, digits and . _ @ -',
      'gatewayUrl must be an https address (http is for localhost only) without user, query or fragment',
    ])
    expect(String(error)).not.toContain('hush')
  }
})

test.each(['a{b', 'a\u0000b', 'a\nb', 'a b', 'jo\u00e3o'])('A17: the login %j is refused at start', login => {
  expect(() => createGateway({ credentials: { ...CREDENTIALS, login } })).toThrow(ConfigError)
})
