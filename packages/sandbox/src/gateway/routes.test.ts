import { beforeEach, describe, expect, test } from 'vitest'
import { createMerchant, pixRequest, signatureOf, voucherRequest } from '../merchant.testing.ts'
import { DEMO_CREDENTIALS } from '../options.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'

let sandbox: Sandbox
let merchant: ReturnType<typeof createMerchant>

beforeEach(() => {
  sandbox = createSandbox({ seed: 'gateway' })
  sandbox.clock.freeze()
  merchant = createMerchant(sandbox.fetch)
  return sandbox.close
})

describe('an amount', () => {
  test.each([
    [25.1, 25.1],
    ['25.10', 25.1],
    [33333, 33333],
    [9999999999.99, 9999999999.99],
  ])('an amount of %j is answered as the number %d', async (sent, answered) => {
    expect((await merchant.create(pixRequest({ amount: sent }))).envelope.amount).toBe(answered)
  })
})

describe('a Pix code', () => {
  const codeOf = (envelope: Record<string, unknown>): string =>
    (envelope as { challenge: { challenge_qr: { code: string } } }).challenge.challenge_qr.code

  test('holds the amount, and no two share a location', async () => {
    const first = codeOf((await merchant.create(pixRequest())).envelope)
    const second = codeOf((await merchant.create(pixRequest({ reference: 'order-2' }))).envelope)
    expect(first).toContain('5303986540525.015802BR5915Rumba Demo Shop6009Sao Paulo')
    expect(first).not.toBe(second)
  })

  test.each([
    ['other-amount', '540526.01'],
    ['other-currency', '5303840'],
    ['other-payee', '5915OUTRA LOJA LTDA'],
  ] as const)('says %s on demand', async (payCode, tag) => {
    sandbox.faults.payCode = payCode
    expect(codeOf((await merchant.create(pixRequest())).envelope)).toContain(tag)
  })

  test('is the same for the same seed, also after a reset and another call', async () => {
    const first = await merchant.create(pixRequest())
    sandbox.reset()
    sandbox.clock.freeze()
    await merchant.create(pixRequest({ reference: 'order-2' }))
    const again = await merchant.create(pixRequest())
    expect(again.envelope.request_id).toBe(first.envelope.request_id)
    expect(codeOf(again.envelope)).toBe(codeOf(first.envelope))
  })
})

describe('a request that is refused', () => {
  const fieldsOf = (envelope: Record<string, unknown>) =>
    (envelope.error_fields as { field: string; message: string }[]).map(error => error.message)

  test.each([
    ['method is a required field', { method: undefined }],
    ['currency is a required field', { currency: '' }],
    ['amount is a required field', { amount: undefined }],
    ['amount must be a positive amount of the currency', { amount: 0 }],
    ['amount must be a positive amount of the currency', { amount: -1 }],
    ['amount must be a positive amount of the currency', { amount: '25,01' }],
    ['amount must be a positive amount of the currency', { amount: 25.011 }],
    ['amount must be a positive amount of the currency', { amount: 1e10 }],
    ['reference must be a string', { reference: 7 }],
    ['customer is a required field', { customer: undefined }],
    ['customer must be an object', { customer: 'me' }],
    ['extra must be an array of objects', { extra: { key: 'value' } }],
    ['description must be a string', { description: 5 }],
    ['method cannot be combined with widget', { widget: { method: 'pix' } }],
  ])('is told %s', async (message, fields) => {
    const { status, envelope } = await merchant.create(pixRequest(fields))
    expect(status).toBe(400)
    expect(fieldsOf(envelope)).toEqual([message])
    expect(sandbox.transactions()).toEqual([])
  })

  test('names every customer field its method requires', async () => {
    const pix = await merchant.create(pixRequest({ customer: {} }))
    expect(fieldsOf(pix.envelope)).toEqual([
      'customer.identifier is a required field',
      'customer.first_name is a required field',
      'customer.last_name is a required field',
      'customer.itn is a required field',
    ])
    const voucher = await merchant.create(voucherRequest({ customer: { identifier: '1' } }))
    expect(fieldsOf(voucher.envelope)).toContain('customer.country is a required field')
  })

  test('wants mode for a direct paysafecard payment, and only "initial"', async () => {
    const direct = { ...voucherRequest({ method: 'paysafecard' }), widget: undefined }
    expect(fieldsOf((await merchant.create(direct)).envelope)).toEqual(['mode is a required field'])
    const other = await merchant.create({ ...direct, mode: 'final' })
    expect(fieldsOf(other.envelope)).toEqual(['mode must be "initial"'])
    expect((await merchant.create({ ...direct, mode: 'initial' })).status).toBe(200)
  })

  test('uses a reference a second time', async () => {
    await merchant.create(pixRequest())
    const { status, envelope } = await merchant.create(pixRequest())
    expect(status).toBe(400)
    expect(envelope).toMatchObject({ error_code: 30, error_fields: [{ field: 'reference' }] })
    expect(sandbox.transactions()).toHaveLength(1)
  })

  test.each(['', 'null', '[]', '{"amount":', '"text"'])('is no JSON object: %j', async body => {
    const { status, envelope } = await merchant.call('POST', '/v1/payment', body)
    expect(status).toBe(400)
    expect(envelope).toMatchObject({ error_code: 30, error_fields: [{ field: 'body' }] })
  })

  test('is too long', async () => {
    const { status, isSigned } = await merchant.create(pixRequest({ description: 'x'.repeat(70_000) }))
    expect(status).toBe(413)
    expect(isSigned).toBe(true)
  })

  test.each([
    ['GET', '/v1/payment', 405],
    ['POST', '/v1/transaction/b6ed6ffe-0a62-480c-92fb-a84558a2da53', 405],
    ['GET', '/v1/refund', 404],
  ])('%s %s has no endpoint', async (method, path, status) => {
    expect(await merchant.call(method, path)).toMatchObject({ status, isSigned: true })
  })
})

describe('the headers of a request', () => {
  const body = JSON.stringify(pixRequest())

  test.each([
    ['a missing token', { 'access-token': '' }, 'Invalid access-token'],
    ['a wrong token', { 'access-token': 'a'.repeat(64) }, 'Invalid access-token'],
    ['a missing signature', { signature: '' }, 'Invalid signature'],
    [
      'the signature of other bytes',
      { signature: signatureOf(DEMO_CREDENTIALS, `${body} `) },
      'Invalid signature',
    ],
    [
      'a signature with another password',
      { signature: signatureOf({ ...DEMO_CREDENTIALS, password: 'guess' }, body) },
      'Invalid signature',
    ],
  ])('%s is refused, with a signed envelope', async (_name, headers, reason) => {
    const { status, envelope, isSigned } = await merchant.call('POST', '/v1/payment', body, headers)
    expect(status).toBe(401)
    expect(envelope).toMatchObject({ error_code: 401, error_reason: reason })
    expect(isSigned).toBe(true)
    expect(sandbox.transactions()).toEqual([])
  })

  test('a check is signed over nothing at all', async () => {
    const { envelope } = await merchant.create(pixRequest())
    const path = `/v1/transaction/${String(envelope.request_id)}`
    expect((await merchant.call('GET', path)).status).toBe(200)
    const signature = signatureOf(DEMO_CREDENTIALS, '{}')
    expect((await merchant.call('GET', path, undefined, { signature })).status).toBe(401)
  })

  test('a signature covers raw bytes: accents and their escapes sign differently, and both pass', async () => {
    for (const [index, name] of ['João', 'Jo\\u00e3o'].entries()) {
      const raw = `{"method":"pix","reference":"r${index}","currency":"BRL","amount":1,"customer":{"identifier":"1","first_name":"${name}","last_name":"S","itn":"1"}}`
      expect((await merchant.call('POST', '/v1/payment', raw)).status).toBe(200)
    }
  })

  test('replies lose their signature on demand', async () => {
    sandbox.faults.unsignedReplies = true
    expect(await merchant.create(pixRequest())).toMatchObject({ status: 200, isSigned: false })
  })
})

describe('time', () => {
  const statusOf = async (requestId: unknown) => (await merchant.check(requestId)).envelope.status

  test('a Pix payment is pending after a second and expired after its lifetime, each at its own moment', async () => {
    sandbox.clock.advance(Date.parse('2040-01-02T03:00:00.000Z') - sandbox.clock.now())
    const { envelope } = await merchant.create(pixRequest())
    expect(await statusOf(envelope.request_id)).toMatchObject({ name: 'created' })
    sandbox.clock.advance(1_000)
    expect(await statusOf(envelope.request_id)).toMatchObject({ name: 'pending' })
    sandbox.clock.advance(15 * 60_000 - 1_001)
    expect(await statusOf(envelope.request_id)).toMatchObject({ name: 'pending' })
    sandbox.clock.advance(60_000)
    expect(await statusOf(envelope.request_id)).toEqual({
      name: 'expired',
      date: expect.stringMatching(/^2040-01-02T06:1[45]:\d\d/),
    })
  })

  test('what has ended does not expire as well', async () => {
    const { envelope } = await merchant.create(pixRequest())
    sandbox.pay(String(envelope.request_id))
    sandbox.clock.advance(3_600_000)
    expect(await statusOf(envelope.request_id)).toMatchObject({ name: 'success' })
  })
})
