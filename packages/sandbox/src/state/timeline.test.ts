import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  accessTokenOf,
  createMerchant,
  pixRequest,
  signatureOf,
  voucherRequest,
} from '../merchant.testing.ts'
import { DEMO_CREDENTIALS } from '../options.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'
import { extend, type TimelineEntry } from './timeline.ts'

let sandbox: Sandbox
let answers: number[]
beforeEach(() => {
  answers = []
  sandbox = createSandbox({ deliver: async () => new Response(null, { status: answers.shift() ?? 200 }) })
  sandbox.clock.freeze(1_000_000)
})
afterEach(() => sandbox.close())

const WITH_CALLBACK = { callback_url: 'https://shop.example/callback' }
const create = async (fields: unknown = pixRequest(WITH_CALLBACK)): Promise<string> =>
  String((await createMerchant(sandbox.fetch).create(fields)).envelope.request_id)
const timeline = () => sandbox.transactions()[0]?.timeline ?? []
/** The entries in a few words each. */
const story = (): string[] => timeline().map(tell)
function tell(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'call':
      return `${entry.verb} ${entry.status} x${entry.times}`
    case 'act':
      return `act ${entry.act.name}`
    case 'move':
      return entry.status
    case 'callback':
      return `callback ${entry.index}`
  }
}
const answered = (count: number) =>
  vi.waitFor(() => {
    const { callbacks = [] } = sandbox.transactions()[0] ?? {}
    expect(callbacks).toHaveLength(count)
    expect(callbacks.every(({ ms }) => ms !== null)).toBe(true)
  })

describe('a timeline', () => {
  test('tells of calls, acts, moves and callbacks in their order, each at its time', async () => {
    answers = [500]
    const requestId = await create()
    sandbox.clock.advance(1_000)
    await createMerchant(sandbox.fetch).check(requestId)
    sandbox.pay(requestId)
    await answered(1)
    sandbox.clock.advance(1_000)
    await answered(2)
    expect(story()).toEqual([
      'POST 200 x1',
      'pending',
      'GET 200 x1',
      'act pay',
      'success',
      'callback 0',
      'callback 1',
    ])
    expect(timeline().map(({ at }) => at - 1_000_000)).toEqual([0, 1_000, 1_000, 1_000, 1_000, 1_000, 2_000])
  })

  test('says of a callback that was not taken when it is sent again, until it is', async () => {
    answers = [503]
    sandbox.pay(await create())
    await answered(1)
    const next = () => sandbox.transactions()[0]?.callbacks.map(({ nextAt }) => nextAt)
    await vi.waitFor(() => expect(next()).toEqual([1_001_000]))
    sandbox.clock.advance(1_000)
    await answered(2)
    expect(next()).toEqual([null, null])
  })

  test('counts status checks that are alike, and begins anew when one is refused', async () => {
    const requestId = await create()
    const merchant = createMerchant(sandbox.fetch)
    for (let count = 0; count < 3; count += 1) await merchant.check(requestId)
    await merchant.call('GET', `/v1/transaction/${requestId}`, undefined, { signature: '' })
    await merchant.check(requestId)
    expect(story()).toEqual(['POST 200 x1', 'GET 200 x3', 'GET 401 x1', 'GET 200 x1'])
  })

  test('keeps its first entry and the latest, however long it goes on', () => {
    let long: readonly TimelineEntry[] = []
    for (let at = 0; at < 1_000; at += 1) long = extend(long, { kind: 'move', at, status: 'pending' })
    expect(long).toHaveLength(200)
    expect([long[0]?.at, long[1]?.at, long.at(-1)?.at]).toEqual([0, 801, 999])
  })

  test('tells that the buyer opened the page, once', async () => {
    await create(voucherRequest())
    const page = `http://sandbox/pay/${sandbox.transactions()[0]?.pageId}`
    for (let count = 0; count < 2; count += 1) await sandbox.fetch(new Request(page))
    expect(story()).toEqual(['POST 200 x1', 'act open', 'pending'])
  })
})

describe('by hand', () => {
  test('another amount or currency is paid, and callback and status check say so', async () => {
    const requestId = await create()
    expect(sandbox.pay(requestId, { amount: '10.00' }).amount).toEqual({ minor: 1000n, currency: 'BRL' })
    const check = (await createMerchant(sandbox.fetch).check(requestId)).envelope
    expect(check).toMatchObject({ amount: 10, currency: 'BRL', status: { name: 'success' } })
    const other = await create(pixRequest({ reference: 'order-2' }))
    expect(sandbox.pay(other, { currency: 'USD' }).amount).toEqual({ minor: 2501n, currency: 'USD' })
  })

  test.each([
    { amount: '0' },
    { amount: '-1' },
    { amount: '1.234' },
    { amount: 'much' },
    { currency: 'reais' },
  ])('%j is not paid', async paid => {
    const requestId = await create()
    expect(() => sandbox.pay(requestId, paid)).toThrow(expect.objectContaining({ code: 'SANDBOX_OPTION' }))
    expect(sandbox.transactions()[0]?.status).toBe('created')
  })

  test('money comes late: what has expired is paid all the same, and nothing else that has ended', async () => {
    const requestId = await create()
    sandbox.expire(requestId)
    expect(sandbox.pay(requestId).status).toBe('success')
    for (const end of ['decline', 'expire', 'fail', 'pay', 'keepPending'] as const) {
      expect(() => sandbox[end](requestId)).toThrow(
        expect.objectContaining({ code: 'SANDBOX_TRANSACTION_FINAL' }),
      )
    }
  })

  test('what is kept pending neither expires nor goes on with its scenario, and is paid by hand', async () => {
    sandbox.scenario = 'paid-after:5'
    const requestId = await create()
    expect(sandbox.keepPending(requestId)).toMatchObject({ status: 'pending', expiresAt: undefined })
    sandbox.clock.advance(24 * 3_600_000)
    expect(sandbox.transactions()[0]?.status).toBe('pending')
    expect(sandbox.pay(requestId).status).toBe('success')
  })

  test('a callback is sent again, twice, forged or telling another status, also while none is sent otherwise', async () => {
    const sent: { body: string; signature: string | null }[] = []
    sandbox.close()
    sandbox = createSandbox({
      async deliver(url, init) {
        const request = new Request(url, init)
        sent.push({ body: await request.text(), signature: request.headers.get('signature') })
        return new Response()
      },
    })
    sandbox.faults.callbacks = 'never'
    const requestId = await create()
    sandbox.pay(requestId)
    sandbox.callBack(requestId)
    await answered(1)
    sandbox.callBack(requestId, { times: 2 })
    await answered(3)
    sandbox.callBack(requestId, { isForged: true, status: 'pending' })
    await answered(4)
    const rights = sent.map(({ body, signature }) => signature === signatureOf(DEMO_CREDENTIALS, body))
    expect(rights).toEqual([true, true, true, false])
    expect(sent.map(({ body }) => JSON.parse(body).status.name)).toEqual([
      'success',
      'success',
      'success',
      'pending',
    ])
    expect(sandbox.transactions()[0]?.status).toBe('success')
    expect(sandbox.transactions()[0]?.callbacks.at(-1)).toMatchObject({ told: 'pending', isForged: true })
  })

  test('a callback needs somewhere to go, and a number that makes sense', async () => {
    const requestId = await create(pixRequest({ callback_url: 'callback_url' }))
    expect(() => sandbox.callBack(requestId)).toThrow(
      expect.objectContaining({ code: 'SANDBOX_CALLBACK_ADDRESS', address: 'callback_url' }),
    )
    for (const times of [0, 1.5, 101]) {
      expect(() => sandbox.callBack(requestId, { times })).toThrow(
        expect.objectContaining({ code: 'SANDBOX_OPTION' }),
      )
    }
  })
})

describe('what is wrong with a signature is said', () => {
  const { login, key, password } = DEMO_CREDENTIALS
  const body = '{ "method": "pix" }'
  const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')
  const faultOf = async (signature: string, text?: string) => {
    await createMerchant(sandbox.fetch).call(text === undefined ? 'GET' : 'POST', '/v1/payment', text, {
      signature,
    })
    return sandbox.calls().at(-1)?.signatureFault
  }

  test.each([
    ['missing', ''],
    ['not 64 hex digits', 'c2lnbmF0dXJl'],
    ['made with the key; the password signs', hmac(key, login + body)],
    ['made without the login in front of the body', hmac(password, body)],
    ['made with the login after the body', hmac(password, body + login)],
    ['made without the body, of the login alone', hmac(password, login)],
    [
      'made of the JSON written anew, not of the bytes that were sent',
      hmac(password, `${login}{"method":"pix"}`),
    ],
    ['made of other bytes, or with another login or password', hmac('another', login + body)],
  ])('%s', async (fault, signature) => {
    expect(await faultOf(signature, body)).toBe(fault)
  })

  test('also where white space around the body was not signed', async () => {
    expect(await faultOf(hmac(password, login + body), `${body}\n`)).toContain('white space')
  })

  test('also where there is no body and {} was signed', async () => {
    expect(await faultOf(hmac(password, `${login}{}`))).toBe('made of {}, and the call has no body')
  })

  test.each([
    ['missing', ''],
    ['not 64 hex digits', 'token'],
    ['made with the password; the key makes the token', hmac(password, login)],
    ['not of this login and key', accessTokenOf({ ...DEMO_CREDENTIALS, login: 'somebody' })],
  ])('and with a token: %s', async (fault, token) => {
    await createMerchant(sandbox.fetch).call('POST', '/v1/payment', body, { 'access-token': token })
    expect(sandbox.calls().at(-1)?.tokenFault).toBe(fault)
  })
})
