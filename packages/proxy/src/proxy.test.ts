import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConfigError } from './errors.ts'
import type { ProxyOptions } from './options.ts'
import { createProxy } from './proxy.ts'
import { createMemoryStore } from './stores/memory.ts'
import { CREDENTIALS } from './testing/fakeGateway.ts'
import { createTokens } from './tokens.ts'

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
beforeEach(() => void warn.mockClear())
afterEach(() => void vi.unstubAllEnvs())

const start = (options = {}) =>
  createProxy({
    credentials: CREDENTIALS,
    publicUrl: 'https://shop.example/api/rumba',
    resolveOrder: () => undefined,
    ...options,
  })

test('a proxy without a store says once in production what memory cannot do', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const proxy = start()
  await proxy.fetch(new Request('https://shop.example/api/rumba/order'))
  await proxy.drain()
  proxy.close()
  expect(warn.mock.calls).toEqual([[expect.stringContaining('a restart forgets them')]])
})

test.each(['production', 'development'])(
  'H17: in %s nothing starts without publicUrl, and every fault is listed',
  environment => {
    vi.stubEnv('NODE_ENV', environment)
    const credentials = { ...CREDENTIALS, key: '' }
    const options = { publicUrl: undefined as never, credentials, trustedHops: -1, limits: { reads: 0 } }
    try {
      start(options)
      expect.unreachable('it started')
    } catch (error) {
      expect((error as ConfigError).faults).toEqual([
        'credentials.key is empty',
        expect.stringMatching(/^publicUrl must be an https address/),
        'trustedHops is no whole number from 0',
        'limits.reads is no number from 1',
      ])
    }
  },
)

test('H17: options of a server without types are looked at as well, none of them left out', () => {
  const wrong = {
    credentials: undefined,
    onPaid: 'markPaid',
    authorize: true,
    lifetimes: { pix: '15m' },
  }
  try {
    start(wrong)
    expect.unreachable('it started')
  } catch (error) {
    expect((error as ConfigError).faults).toEqual([
      'credentials.login is empty',
      'credentials.key is empty',
      'credentials.password is empty',
      'onPaid is no function',
      'authorize is no function',
      'lifetimes.pix is no number from 1',
    ])
  }
})

test.each([
  '',
  'shop.example',
  '/api/rumba',
  'http://shop.example/',
  'https://u:p@shop.example/',
  'https://shop.example/?x=1',
])('H17: nothing starts at the address %j', publicUrl => {
  expect(() => start({ publicUrl })).toThrow(ConfigError)
})

/** A value or two for each option that may mean "off" to somebody. */
const OFF: Record<keyof ProxyOptions, readonly unknown[]> = {
  credentials: [{ ...CREDENTIALS, password: '' }, { ...CREDENTIALS, password: [] }, { login: 'x' }],
  gatewayUrl: ['http://127.0.0.1/', undefined],
  publicUrl: ['http://localhost/api/rumba'],
  resolveOrder: [undefined],
  onPaid: [undefined, null],
  onDuplicatePayment: [undefined, null],
  store: [undefined, createMemoryStore()],
  exponents: [{}, undefined],
  lifetimes: [{}, undefined],
  push: [false],
  onEvent: [undefined, null],
  onError: [undefined, null],
  authorize: [undefined, () => true],
  trustedOrigins: [[], ['https://shop.example']],
  cors: [true, false],
  limits: [false, {}],
  clientIp: [() => '127.0.0.1'],
  trustedHops: [0, 9],
  callbackToken: ['path', 'query'],
  confirm: [false, {}],
  fetch: [undefined],
  now: [undefined, () => 0],
  sleep: [undefined],
}

test.each<readonly [string, unknown]>([
  ...Object.entries(OFF).flatMap(([name, values]) => values.map(value => [name, value] as const)),
  ['verify', false],
  ['skipVerification', true],
  ['insecure', true],
  ['mode', 'test'],
])('A12: with %s set to %j an unsigned callback is refused, or nothing starts', async (name, value) => {
  for (const environment of ['production', 'development', 'test']) {
    vi.stubEnv('NODE_ENV', environment)
    const options = { [name]: value }
    let proxy: ReturnType<typeof createProxy>
    try {
      proxy = start(options)
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError)
      continue
    }
    const now = name === 'now' && value ? 0 : Date.now()
    const token = await createTokens([CREDENTIALS.password]).sign(
      'callback',
      ['o1-1', { minor: 1n, currency: 'BRL' }],
      now + 60_000,
    )
    const base = name === 'publicUrl' ? 'http://localhost/api/rumba' : 'https://shop.example/api/rumba'
    for (const signature of ['', '0'.repeat(64), 'none', CREDENTIALS.password]) {
      const response = await proxy.fetch(
        new Request(`${base}/callback/${token}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', signature },
          body: '{"error_code":0,"reference":"o1-1","status":{"name":"success"},"amount":0.01,"currency":"BRL"}',
        }),
      )
      expect([response.status, (await response.json()).code]).toEqual([401, 'SIGNATURE_REFUSED'])
    }
    proxy.close()
  }
})

test.each([
  ['in development', 'development', {}],
  ['that was given memory on purpose', 'production', { store: createMemoryStore() }],
])('a proxy %s says nothing', async (_which, environment, options) => {
  vi.stubEnv('NODE_ENV', environment)
  const proxy = start(options)
  await proxy.drain()
  proxy.close()
  expect(warn).not.toHaveBeenCalled()
})
