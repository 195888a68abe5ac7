import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { describe, expect, test, vi } from 'vitest'
import { signAs } from '../testing/fakeGateway.ts'
import { PAYER, PUBLIC_URL, startShop, TERMS } from '../testing/shop.ts'

const source = fileURLToPath(new URL('..', import.meta.url))

const bundle = (code: string, name = 'bundle') =>
  build({
    stdin: { contents: code, resolveDir: source, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: name,
    platform: 'neutral',
    conditions: ['@rumba/source', 'workerd', 'worker'],
    logLevel: 'silent',
  })

/** What Workers, Deno and Bun all have. */
const WEB = {
  AbortController,
  AbortSignal,
  ArrayBuffer,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  Uint8Array,
  atob,
  btoa,
  clearInterval,
  clearTimeout,
  crypto,
  fetch,
  performance,
  queueMicrotask,
  setInterval,
  setTimeout,
}

describe('the package without a framework', () => {
  test.each([
    ['the proxy itself', './index.ts'],
    ['the adapter for Hono', './adapters/hono.ts'],
    ['the adapter for Next', './adapters/next.ts'],
  ])('imports nothing of Node or of anybody in %s', async (_what, entry) => {
    const { metafile } = await bundle(`export * from '${entry}'`)
    const imports = Object.values(metafile?.inputs ?? {}).flatMap(input => input.imports)
    expect(imports.length).toBeGreaterThan(1)
    expect(imports.filter(({ external }) => external)).toEqual([])
  })

  test('creates, streams and settles a payment with the globals of the Web alone', async () => {
    const { outputFiles } = await bundle("export { createProxy } from './index.ts'")
    const realm = createContext({ ...WEB })
    const { createProxy } = runInContext(`${outputFiles?.[0]?.text}; bundle`, realm)
    const { gateway } = await startShop()
    const paid: string[] = []
    const { fetch: serve, ...proxy } = createProxy({
      credentials: { login: 'john_yablonliy', key: 'test-key', password: 'test-password' },
      gatewayUrl: gateway.url,
      publicUrl: PUBLIC_URL,
      resolveOrder: () => TERMS,
      onPaid: ({ id }: { id: string }) => void paid.push(id),
    })
    const created: Response = await serve(
      new Request(`${PUBLIC_URL}/payments`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': 'k',
          origin: 'https://shop.example',
        },
        body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }),
      }),
    )
    expect(created.status).toBe(201)
    const { token } = await created.json()
    const stream: Response = await serve(
      new Request(`${PUBLIC_URL}/payments/me/events`, { headers: { authorization: `Bearer ${token}` } }),
    )
    const [transaction] = gateway.transactions
    if (!transaction) throw new Error('the gateway has seen no create call')
    transaction.status = 'success'
    const { body } = gateway.callback(transaction)
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(body)])
    const answer: Response = await serve(
      new Request(transaction.callback_url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', signature: signAs(bytes) },
        body: bytes,
      }),
    )
    expect(answer.status).toBe(200)
    await proxy.drain()
    expect(paid).toEqual(['paid_o1-1'])
    expect(await stream.text()).toContain('"success"')
    proxy.close()
  })

  test.each([
    ['nothing', () => import('../index.ts')],
    ['node', () => import('./node.ts')],
    ['express', () => import('./express.ts')],
    ['fastify', () => import('./fastify.ts')],
    ['hono', () => import('./hono.ts')],
    ['next', () => import('./next.ts')],
  ])('C14: leaves the globals alone when the adapter for %s is loaded', async (_name, load) => {
    const globals = () => [Request, Response, Headers, fetch, ReadableStream, AbortController]
    const before = globals()
    vi.resetModules()
    await load()
    expect(globals().every((global, index) => global === before[index])).toBe(true)
  })
})
