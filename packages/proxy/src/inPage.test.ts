import { createHmac } from 'node:crypto'
import { build } from 'esbuild'
import { expect, test, vi } from 'vitest'
import { createPageProxy } from './inPage.ts'

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex')

test('a proxy in a page asks its sandbox and nobody else, with the published pair, by its clock', async () => {
  const network = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'))
  const asked: Request[] = []
  const proxy = createPageProxy({
    sandbox: {
      async fetch(request) {
        asked.push(request)
        return new Response(null, { status: 503 })
      },
      clock: { now: () => Date.UTC(2030, 0, 1) + 0.25 },
    },
    resolveOrder: () => ({ amount: { minor: 2501n, currency: 'BRL' }, methods: ['pix'] }),
  })
  expect((await proxy.client.getOrder('1')).amount).toEqual({ minor: 2501n, currency: 'BRL' })
  const payer = { firstName: 'Ana', lastName: 'Souza', taxId: '111.444.777-35' }
  const { payment } = await proxy.client.createPayment({ order: '1', method: 'pix', payer }, 'press-1')
  expect(payment).toMatchObject({ status: 'unknown', createdAt: '2030-01-01T00:00:00.000Z' })
  const [create] = asked
  expect(create?.url).toBe('https://sandbox.example/v1/payment')
  expect(create?.headers.get('access-token')).toBe(hmac('demo-key-7d1c2f5e', 'demo_merchant'))
  expect(create?.headers.get('signature')).toBe(
    hmac('demo-password-b84a9e31', `demo_merchant${await create?.text()}`),
  )
  expect(network).not.toHaveBeenCalled()
  network.mockRestore()
  proxy.close()
})

test('it cannot be given credentials, or an address of a gateway', async () => {
  const fetched: string[] = []
  const proxy = createPageProxy({
    sandbox: {
      async fetch({ url, headers }) {
        fetched.push(url, headers.get('access-token') ?? '')
        return new Response(null, { status: 503 })
      },
      clock: { now: Date.now },
    },
    // @ts-expect-error: a secret has no place in a page
    credentials: { login: 'shop', key: 'a real key', password: 'a real password' },
    gatewayUrl: 'https://api.rumbapay.online/v1/',
  })
  await proxy.gateway.getTransaction('3fa85f64-5717-4562-b3fc-2c963f66afa6').catch(() => {})
  expect(new Set(fetched)).toEqual(
    new Set([
      'https://sandbox.example/v1/transaction/3fa85f64-5717-4562-b3fc-2c963f66afa6',
      hmac('demo-key-7d1c2f5e', 'demo_merchant'),
    ]),
  )
  proxy.close()
})

test('its client shares nothing with other tabs, where there is no such proxy', () => {
  const proxy = createPageProxy({
    sandbox: { fetch: async () => new Response(), clock: { now: Date.now } },
  })
  expect(proxy.client.endpoint).toBeUndefined()
  proxy.close()
})

test('it bundles for a browser with nothing of Node', async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('./inPage.ts', import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@rumba/source'],
    write: false,
    logLevel: 'silent',
  })
  expect(outputFiles[0]?.text).toContain('demo_merchant')
  expect(outputFiles[0]?.text).not.toMatch(/from ?["'](node:|fs|crypto)|__require/)
})
