import { parseProblem, parseSnapshot } from '@rumba/core'
import { describe, expect, test } from 'vitest'
import type { ConfirmOptions, ProxyOptions } from './options.ts'
import { signAs } from './testing/fakeGateway.ts'
import { startShop, type TestShop } from './testing/shop.ts'

const OTP = { challenge_type: 'otp', challenge_otp: {} }
const TRANSFER = {
  challenge_type: 'requisites',
  challenge_requisites: { requisites: { cbu: '2850590940090418135201' }, fields: ['sender_name', 'receipt'] },
}

/** A payment with the challenge given, and a way to answer it. */
const begin = async (challenge: object, options: Partial<ProxyOptions> = {}) => {
  const shop = await startShop({ ...options })
  shop.gateway.faults.push((response, text) => {
    const body = JSON.stringify({ ...JSON.parse(text), challenge })
    response.writeHead(200, { signature: signAs(body) }).end(body)
  })
  const { token, payment } = await shop.start()
  const confirm = (fields: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    shop.request('/payments/me/confirm', {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        origin: 'https://shop.example',
        ...headers,
      },
      body: JSON.stringify({ fields }),
    })
  return { shop, payment, confirm, calls: () => shop.gateway.requests.slice(1) }
}

/** Lets the gateway take the next call and move the payment on. */
const accept = (shop: TestShop, status = 'pending'): void => {
  shop.gateway.faults.push((response, text) => {
    shop.latest().status = status
    const body = JSON.stringify({
      ...JSON.parse(text),
      error_code: 0,
      reference: shop.latest().reference,
      amount: 25.01,
      currency: 'BRL',
      status: { name: status },
    })
    response.writeHead(200, { signature: signAs(body) }).end(body)
  })
}

const codeOf = async (response: Response) => parseProblem(await response.json(), response.status)

test('a code goes to the gateway, signed, and the answer is what became of the payment', async () => {
  const { shop, payment, confirm, calls } = await begin(OTP)
  expect(payment.challenge).toEqual({ kind: 'otp' })
  accept(shop)
  const response = await confirm({ otp: '123456' })
  const { payment: after } = parseSnapshot(await response.json(), response.status)
  expect([response.status, after.status]).toEqual([200, 'pending'])
  const id = shop.latest().request_id
  expect(calls()).toMatchObject([
    { method: 'PUT', path: `/v1/payment/${id}`, body: '{"otp":"123456"}', signatureOk: true },
    { method: 'GET', path: `/v1/transaction/${id}` },
  ])
  expect(shop.events).toContainEqual({ type: 'payment_confirmed', reference: 'o1-1' })
  expect(JSON.stringify(shop.events)).not.toContain('123456')
})

test('verb, address and names are what the contract with the gateway says', async () => {
  const options: ConfirmOptions = { verb: 'POST', path: 'payment/{requestId}/confirm', fields: ['code'] }
  const { shop, confirm, calls } = await begin(OTP, { confirm: options })
  const id = shop.latest().request_id
  accept(shop)
  expect((await confirm({ code: '1' })).status).toBe(200)
  expect(calls()[0]).toMatchObject({
    method: 'POST',
    path: `/v1/payment/${id}/confirm`,
  })
})

test('bank details are answered by the names that the challenge gives, and no others', async () => {
  const { shop, confirm, calls } = await begin(TRANSFER)
  const refused = await confirm({ sender_name: 'Ana', amount: '1' })
  expect(await codeOf(refused)).toMatchObject({ code: 'CONFIRM_REFUSED', fields: ['sender_name', 'receipt'] })
  expect(calls()).toEqual([])
  accept(shop)
  expect((await confirm({ sender_name: 'Ana', receipt: '0042' })).status).toBe(200)
  expect(calls()[0]?.body).toBe('{"sender_name":"Ana","receipt":"0042"}')
})

test('a code that the gateway refuses is said to be refused, and the payment goes on', async () => {
  const { shop, confirm } = await begin(OTP)
  shop.gateway.faults.push((response, _text) => {
    const body = JSON.stringify({
      error_code: 30,
      error_reason: 'Invalid params',
      error_fields: [
        { field: 'otp', message: 'wrong: 000000' },
        { field: 'merchant', message: 'x' },
      ],
    })
    response.writeHead(400, { signature: signAs(body) }).end(body)
  })
  const response = await confirm({ otp: '000000' })
  const text = await response.clone().text()
  expect(response.status).toBe(422)
  expect(await codeOf(response)).toMatchObject({ code: 'CONFIRM_REJECTED', fields: ['otp'] })
  expect(text).not.toMatch(/000000|merchant|Invalid/)
  expect((await shop.proxy.payments.get('o1-1'))?.status).toBe('created')
})

test('E15: the sixth try is refused before anything is sent, also when the first five were lost', async () => {
  const { shop, confirm, calls } = await begin(OTP)
  for (let index = 0; index < 5; index++) {
    shop.gateway.faults.push('cut')
    expect((await confirm({ otp: `${index}` })).status).toBe(200)
  }
  const sent = calls().length
  const sixth = await confirm({ otp: '5' })
  expect([sixth.status, (await codeOf(sixth)).code]).toEqual([429, 'CONFIRM_EXHAUSTED'])
  expect(calls()).toHaveLength(sent)
  expect(calls().filter(({ method }) => method === 'PUT')).toHaveLength(5)
})

test('E15: tries at the same moment count one by one', async () => {
  const { confirm, calls } = await begin(OTP)
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => confirm({ otp: `${index}` })))
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
  expect(calls().filter(({ method }) => method === 'PUT')).toHaveLength(5)
})

test('a try whose answer is lost is not sent again; what the gateway says of the payment counts', async () => {
  const { shop, confirm, calls } = await begin(OTP)
  shop.gateway.faults.push((response, _text) => {
    shop.latest().status = 'success'
    response.destroy()
  })
  const response = await confirm({ otp: '1' })
  expect(parseSnapshot(await response.json(), response.status).payment.status).toBe('success')
  expect(calls().map(({ method }) => method)).toEqual(['PUT', 'GET'])
  expect(shop.events).toContainEqual({ type: 'outcome_unknown', reference: 'o1-1', reason: 'CONFIRM' })
})

describe('nothing is sent', () => {
  test.each<[string, unknown, Record<string, string>, number]>([
    ['without a token', { otp: '1' }, { authorization: '' }, 401],
    ['H1: from another site', { otp: '1' }, { origin: 'https://evil.example' }, 403],
    ['H3: for a form', { otp: '1' }, { 'content-type': 'text/plain' }, 415],
    ['for no fields', {}, {}, 400],
    ['for what is no text', { otp: 1 }, {}, 400],
    ['for an object', { otp: { a: '1' } }, {}, 400],
    ['D9: for a name of the prototype', JSON.parse('{"__proto__":"1"}'), {}, 400],
  ])('%s', async (_what, fields, headers, status) => {
    const { confirm, calls } = await begin(OTP)
    expect((await confirm(fields, headers)).status).toBe(status)
    expect(calls()).toEqual([])
  })

  test('for a payment that asks for nothing', async () => {
    const { confirm, calls } = await begin({ challenge_type: 'stk' })
    const response = await confirm({ otp: '1' })
    expect([response.status, (await codeOf(response)).code]).toEqual([409, 'CONFIRM_REFUSED'])
    expect(calls()).toEqual([])
  })

  test('for one that is over', async () => {
    const { shop, confirm } = await begin(OTP)
    shop.latest().status = 'declined'
    await shop.proxy.payments.refresh('o1-1')
    expect((await codeOf(await confirm({ otp: '1' }))).code).toBe('CONFIRM_REFUSED')
  })

  test('where the merchant has closed the route', async () => {
    const { confirm, calls } = await begin(OTP, { confirm: false })
    expect((await confirm({ otp: '1' })).status).toBe(404)
    expect(calls()).toEqual([])
  })
})
