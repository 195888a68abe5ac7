import { afterEach, expect, test } from 'vitest'
import { createMerchant, pixRequest } from '../merchant.testing.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'

let sandbox: Sandbox
afterEach(() => sandbox.close())

test('every call is recorded as it was answered, in its order', async () => {
  sandbox = createSandbox()
  sandbox.clock.freeze(1_000_000)
  const merchant = createMerchant(sandbox.fetch)
  const { envelope } = await merchant.create(pixRequest())
  await merchant.check(envelope.request_id)
  await merchant.check('nobody')
  await merchant.call('POST', '/v1/payment', 'no json', { signature: '' })
  await merchant.call('POST', '/v1/payment', '{}', { 'access-token': '' })

  const right = { at: 1_000_000, hasToken: true, isSigned: true }
  const requestId = envelope.request_id
  expect(sandbox.calls()).toEqual([
    {
      ...right,
      number: 1,
      verb: 'POST',
      path: '/v1/payment',
      body: expect.anything(),
      text: JSON.stringify(pixRequest()),
      status: 200,
      errorCode: 0,
      requestId,
    },
    {
      ...right,
      number: 2,
      verb: 'GET',
      path: `/v1/transaction/${String(requestId)}`,
      text: '',
      status: 200,
      errorCode: 0,
      requestId,
    },
    {
      ...right,
      number: 3,
      verb: 'GET',
      path: '/v1/transaction/nobody',
      text: '',
      status: 404,
      errorCode: 101,
    },
    {
      ...right,
      number: 4,
      isSigned: false,
      signatureFault: 'missing',
      verb: 'POST',
      path: '/v1/payment',
      text: 'no json',
      status: 401,
      errorCode: 401,
    },
    {
      ...right,
      number: 5,
      hasToken: false,
      tokenFault: 'missing',
      verb: 'POST',
      path: '/v1/payment',
      body: {},
      text: '{}',
      status: 401,
      errorCode: 401,
    },
  ])
  expect(sandbox.calls()[0]?.body).toMatchObject({ method: 'pix', reference: 'order-1' })

  const listed = await (await sandbox.fetch(new Request('http://sandbox/_sandbox/calls'))).json()
  expect(listed).toMatchObject({
    calls: [{ verb: 'POST', is_signed: true, error_code: 0, request_id: requestId }, {}, {}, {}, {}],
  })
  sandbox.reset()
  expect(sandbox.calls()).toEqual([])
})

test('of a long run the latest calls and transactions are kept, and nothing is left of the others', async () => {
  sandbox = createSandbox({ history: 50, deliver: async () => new Response(null, { status: 500 }) })
  const merchant = createMerchant(sandbox.fetch)
  const create = (index: number) =>
    merchant.create(pixRequest({ reference: `order-${index}`, callback_url: 'https://shop.example' }))
  const first = await create(0)
  for (let index = 1; index < 200; index += 1) await create(index)

  expect(sandbox.transactions().map(({ reference }) => reference)).toEqual(
    Array.from({ length: 50 }, (_, index) => `order-${199 - index}`),
  )
  expect(sandbox.calls()).toHaveLength(50)
  expect(sandbox.calls().at(-1)?.body).toMatchObject({ reference: 'order-199' })
  expect((await merchant.check(first.envelope.request_id)).envelope.error_code).toBe(101)
  // The short id goes on counting, and a reference that is forgotten is free again.
  expect((await create(0)).envelope.identifier).toBe('PIX000000201')
})
