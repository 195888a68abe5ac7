import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { readBody } from './body.ts'
import { PAYER, startShop } from './testing/shop.ts'

const HEADERS = {
  'content-type': 'application/json',
  'idempotency-key': 'k',
  origin: 'https://shop.example',
}

const post = (body: BodyInit, headers: Record<string, string> = {}): RequestInit =>
  ({ method: 'POST', headers: { ...HEADERS, ...headers }, body, duplex: 'half' }) as RequestInit

describe('a body', () => {
  test('H12: that drips is cut after 10 seconds, and nobody reads on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    let cancelled = false
    let timer: ReturnType<typeof setInterval> | undefined
    const drip = new ReadableStream<Uint8Array>({
      start(controller) {
        timer = setInterval(() => controller.enqueue(new Uint8Array([32])), 1_000)
      },
      cancel() {
        cancelled = true
        clearInterval(timer)
      },
    })
    const reading = readBody(new Request('https://shop.example/', post(drip)), 65_536).catch(
      (error: unknown) => error,
    )
    await vi.advanceTimersByTimeAsync(9_900)
    expect(cancelled).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(await reading).toMatchObject({ code: 'BODY_TIMEOUT' })
    expect(cancelled).toBe(true)
  })

  test('H10: is counted as it comes, whatever its headers claim', async () => {
    const shop = await startShop()
    const exact = `{"order":"o1","method":"pix","payer":${JSON.stringify(PAYER)}}`.padEnd(65_536)
    expect((await shop.request('/payments', post(exact))).status).toBe(201)
    const chunks = (text: string) => new Blob([text]).stream() as unknown as BodyInit
    for (const body of [`${exact} `, chunks(`${exact} `)]) {
      for (const headers of [{}, { 'content-length': '5' }, { 'content-length': '65537' }]) {
        const response = await shop.request(
          '/payments',
          post(typeof body === 'string' ? body : chunks(`${exact} `), headers),
        )
        expect([response.status, (await response.json()).code]).toEqual([413, 'BODY_TOO_LARGE'])
      }
    }
    expect(shop.gateway.requests).toHaveLength(1)
  })

  test('H11: is whole and small enough before anything is asked about what it says', async () => {
    const resolveOrder = vi.fn(() => undefined)
    const shop = await startShop({ resolveOrder })
    let send = (_text: string): void => {}
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = text => controller.enqueue(new TextEncoder().encode(text))
      },
    })
    const answering = shop.request('/payments', post(body))
    send(`{"order":"o1","method":"pix","payer":${JSON.stringify(PAYER)}}`)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(resolveOrder).not.toHaveBeenCalled()
    send(' '.repeat(65_536))
    expect((await answering).status).toBe(413)
    expect(resolveOrder).not.toHaveBeenCalled()
  })

  test.each(['gzip', 'br', 'deflate', 'identity'])('H13: in the encoding %s is refused', async encoding => {
    const shop = await startShop()
    const response = await shop.request('/payments', post('{}', { 'content-encoding': encoding }))
    expect([response.status, (await response.json()).code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  })

  test.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    '',
  ])('H3: of type %j is refused before anything else', async type => {
    const shop = await startShop()
    const response = await shop.request('/payments', post('{}', { 'content-type': type, origin: 'null' }))
    expect(response.status).toBe(415)
  })
})

describe('a create call', () => {
  const send = async (text: string) => {
    const shop = await startShop()
    const response = await shop.request('/payments', post(text))
    return {
      status: response.status,
      code: (await response.json()).code,
      calls: shop.gateway.requests.length,
    }
  }
  const refused = { status: 400, code: 'BAD_REQUEST', calls: 0 }
  const withPayer = (payer: string) => `{"order":"o1","method":"pix","payer":${payer}}`
  const own = JSON.stringify(PAYER).slice(1, -1)

  test.each([
    '{"__proto__":{"order":"o1"},"order":"o1","method":"pix"}',
    '{"constructor":{"prototype":{"polluted":1}},"order":"o1","method":"pix"}',
    withPayer(`{"__proto__":{"taxId":"1"},${own}}`),
    withPayer(`{"constructor":{"prototype":{"polluted":1}},${own}}`),
    withPayer(`{"prototype":"x",${own}}`),
  ])('D9: with %s is refused, and no prototype is changed', async text => {
    expect(await send(text)).toEqual(refused)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test.each([
    '[]',
    '1',
    'null',
    '"text"',
    '',
    '{',
    '{"order":["o1"],"method":"pix"}',
    '{"order":"o1","method":{}}',
    withPayer('[]'),
    withPayer('null'),
    withPayer(`{${own},"city":1}`),
    withPayer(`{${own},"city":null}`),
    withPayer(`{${own},"city":{"a":"b"}}`),
  ])('D10: that is %s is refused', async text => {
    expect(await send(text)).toEqual(refused)
  })

  test.each(['a\\u0000b', 'a\\r\\nb', 'a\\u001bb', '\\ud800', 'x'.repeat(201), ''])(
    'D11: with the text "%s" in it is refused',
    async text => {
      expect(await send(withPayer(`{${own},"city":"${text}"}`))).toEqual(refused)
    },
  )

  test.each(['\\r', '\\n', '\\r\\nset-cookie: a=b', '\\u0000'])(
    'H8: with %s in any text is refused',
    async control => {
      for (const [name, text] of [
        ['order', `{"order":"o1${control}","method":"pix","payer":${JSON.stringify(PAYER)}}`],
        ['method', `{"order":"o1","method":"pix${control}","payer":${JSON.stringify(PAYER)}}`],
        ['locale', `{"order":"o1","method":"pix","locale":"pt${control}","payer":${JSON.stringify(PAYER)}}`],
        ...Object.keys(PAYER).map(field => [
          field,
          withPayer(`{${own.replace(`"${field}":"`, `"${field}":"a${control}`)}}`),
        ]),
      ] as const)
        expect([name, await send(text)]).toEqual([name, refused])
    },
  )

  test('H14: nested 30,000 deep is refused', async () => {
    expect(await send('['.repeat(30_000) + ']'.repeat(30_000))).toEqual(refused)
    expect(await send(`{"order":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`)).toEqual(refused)
  })
})
