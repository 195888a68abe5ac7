import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { createProxy } from '../proxy.ts'
import { createMemoryStore } from '../stores/memory.ts'
import { CREDENTIALS, signAs } from '../testing/fakeGateway.ts'
import { PAYER, PUBLIC_URL, startShop, TERMS, type TestShop } from '../testing/shop.ts'

/** Runs the block of a page that exports something, as it is printed; `given` stands for what it imports. */
function runPage(page: string, given: Record<string, unknown>): unknown {
  const text = readFileSync(new URL(`../../../../docs/proxy/${page}`, import.meta.url), 'utf8')
  const blocks = Array.from(text.matchAll(/```js\n([\s\S]*?)```/g), ([, code = '']) => code)
  const code = blocks.find(block => /^export /m.test(block)) ?? ''
  const body = code
    .replace(/^import .*\n/gm, '')
    .replace(/^export default /m, 'return ')
    .replace(/^export async function (\w+)/m, 'return async function $1')
  return compileFunction(body, Object.keys(given))(...Object.values(given))
}

interface LambdaResult {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: string
}

describe('the handler on the page about AWS Lambda', () => {
  /** An event of payload format 2.0, with the fields that API Gateway and function URLs send. */
  const toEvent = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: { text: string; base64: boolean },
  ): unknown => ({
    version: '2.0',
    routeKey: '$default',
    rawPath: path.split('?')[0],
    rawQueryString: path.split('?')[1] ?? '',
    cookies: ['session=1', 'theme=dark'],
    headers: { host: 'abc.lambda-url.sa-east-1.on.aws', 'x-forwarded-proto': 'https', ...headers },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abc',
      domainName: 'abc.lambda-url.sa-east-1.on.aws',
      domainPrefix: 'abc',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'test' },
      requestId: '00000000-0000-4000-8000-000000000000',
      routeKey: '$default',
      stage: '$default',
      time: '21/Nov/2026:10:00:00 +0000',
      timeEpoch: 1_795_255_200_000,
    },
    ...(body ? { body: body.text } : {}),
    isBase64Encoded: body?.base64 ?? false,
  })

  const start = async () => {
    const cookies: (string | null)[] = []
    const shop = await startShop({
      push: false,
      resolveOrder(_order, request) {
        cookies.push(request.headers.get('cookie'))
        return TERMS
      },
    })
    const handler = runPage('aws-lambda.md', { proxy: shop.proxy }) as (
      event: unknown,
    ) => Promise<LambdaResult>
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': 'k',
      origin: 'https://shop.example',
    }
    const text = JSON.stringify({ order: 'o1', method: 'pix', payer: { ...PAYER, firstName: 'João' } })
    const created = await handler(toEvent('POST', '/api/rumba/payments', headers, { text, base64: false }))
    return { shop, handler, created, cookies }
  }
  const callBack = (shop: TestShop, bytes: Uint8Array, signature = signAs(bytes)): unknown =>
    toEvent(
      'POST',
      new URL(shop.latest().callback_url).pathname,
      { 'content-type': 'application/json', signature },
      { text: Buffer.from(bytes).toString('base64'), base64: true },
    )

  test('creates a payment, with the cookies of the visitor, and reads it', async () => {
    const { shop, handler, created, cookies } = await start()
    expect([created.statusCode, created.headers['content-type']]).toEqual([201, 'application/json'])
    expect(cookies).toEqual(['session=1; theme=dark'])
    expect(JSON.parse(shop.gateway.requests[0]?.body ?? '').customer.first_name).toBe('João')
    const { token, payment } = JSON.parse(created.body)
    const headers = { authorization: `Bearer ${token}`, 'if-none-match': `"${payment.version}"` }
    const same = await handler(toEvent('GET', '/api/rumba/payments/me?wait=25', headers))
    expect([same.statusCode, same.body]).toEqual([304, ''])
  })

  test('H16: counts by the address of the visitor', async () => {
    const { shop, handler } = await start()
    for (let index = 0; index < 61; index++)
      await handler(toEvent('GET', '/api/rumba/order', { 'rumba-order': 'o1' }))
    expect(shop.events).toContainEqual({ type: 'rate_limited', limit: 'orders' })
  })

  test('C4: verifies the bytes under base64, and has told the merchant when it answers', async () => {
    const { shop, handler } = await start()
    const transaction = shop.latest()
    transaction.status = 'success'
    const { body } = shop.gateway.callback(transaction, { description: 'Pão de queijo \u{1F9C0}' })
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(body)])
    expect((await handler(callBack(shop, bytes, signAs(body)))).statusCode).toBe(401)
    expect(shop.paid).toEqual([])
    expect((await handler(callBack(shop, bytes))).statusCode).toBe(200)
    expect(shop.paid).toHaveLength(1)
  })
})

describe('the Worker on the page about Web platforms', () => {
  test('creates and settles with a proxy of its own for each request', async () => {
    const shop = await startShop()
    const store = createMemoryStore()
    const paid: string[] = []
    const createOptions = () => ({
      credentials: CREDENTIALS,
      gatewayUrl: shop.gateway.url,
      publicUrl: PUBLIC_URL,
      store,
      resolveOrder: () => TERMS,
      onPaid: ({ id }: { id: string }) => void paid.push(id),
    })
    const worker = runPage('web.md', { createProxy, createOptions }) as {
      fetch(
        request: Request,
        env: unknown,
        context: { waitUntil(work: Promise<void>): void },
      ): Promise<Response>
    }
    const work: Promise<void>[] = []
    const send = (address: string, init: RequestInit): Promise<Response> =>
      worker.fetch(new Request(address, init), {}, { waitUntil: promise => void work.push(promise) })

    const created = await send(`${PUBLIC_URL}/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k', origin: 'https://shop.example' },
      body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }),
    })
    expect(created.status).toBe(201)
    const transaction = shop.latest()
    transaction.status = 'success'
    const { body, headers } = shop.gateway.callback(transaction)
    expect((await send(transaction.callback_url, { method: 'POST', headers, body })).status).toBe(200)
    await Promise.all(work)
    expect(paid).toEqual(['paid_o1-1'])
  })
})
