import { beforeEach, describe, expect, test } from 'vitest'
import { CORNERS, USUAL_CORNERS } from './corners.ts'
import { createMerchant, pixRequest, signatureOf, voucherRequest } from './merchant.testing.ts'
import { DEMO_CREDENTIALS } from './options.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'

let sandbox: Sandbox
let merchant: ReturnType<typeof createMerchant>
let told: string[]
beforeEach(() => {
  told = []
  sandbox = createSandbox({
    seed: 'corners',
    async deliver(_url, init) {
      told.push(JSON.parse(new TextDecoder().decode(init?.body as Uint8Array)).status.name)
      return new Response()
    },
  })
  sandbox.clock.freeze()
  merchant = createMerchant(sandbox.fetch)
  return sandbox.close
})

const UNKNOWN = '16003088-037e-416c-9163-4e70e17d291b'
const saidIn = ({ headers }: { headers: Headers }): string => headers.get('rumba-sandbox-undocumented') ?? ''

test('the usual choice is the first of each', () => {
  expect(USUAL_CORNERS).toEqual(
    Object.fromEntries(Object.entries(CORNERS).map(([name, [first]]) => [name, first])),
  )
  expect(sandbox.corners).toEqual(USUAL_CORNERS)
})

describe('a reply says on what it rests that no document has', () => {
  test('where nothing does, there is no header', async () => {
    expect((await merchant.create(voucherRequest())).headers.has('rumba-sandbox-undocumented')).toBe(false)
  })

  test('with the choice that was made', async () => {
    const wrong = { signature: 'a'.repeat(64) }
    expect(saidIn(await merchant.call('POST', '/v1/payment', '{}', wrong))).toBe('refusedStatus=401, refusal')
    expect(saidIn(await merchant.check(UNKNOWN))).toBe('emptyBody=nothing, notFoundStatus=404')
    expect(saidIn(await merchant.create(pixRequest({ currency: 'EUR' })))).toBe('noRouteStatus=400')
    expect(saidIn(await merchant.create(pixRequest()))).toBe('directChallenge=own, pixAmount=stated')
    expect(saidIn(await merchant.create(pixRequest()))).toBe('duplicateReference=refuse')
    const widget = {
      method: undefined,
      widget: { method: 'cash' },
      currency: 'CLP',
      amount: 2_500,
      reference: 'cash',
    }
    expect(saidIn(await merchant.create(pixRequest(widget)))).toBe('market, replyShape')
    const stk = { method: 'mobile_money', currency: 'KES', reference: 'stk' }
    expect(saidIn(await merchant.create(pixRequest(stk)))).toBe(
      'replyShape, directChallenge=own, challengePayload',
    )
    expect(saidIn(await merchant.call('GET', '/v1/nothing'))).toBe('refusal')
  })
})

describe('a corner can be turned', () => {
  test.each([403, 400] as const)('refusedStatus: a bad signature is %d', async status => {
    sandbox.corners.refusedStatus = status
    const refused = await merchant.call('POST', '/v1/payment', '{}', { signature: '' })
    expect(refused).toMatchObject({ status, envelope: { error_code: status } })
  })

  test('notFoundStatus and noRouteStatus: an error with HTTP 200', async () => {
    sandbox.corners.notFoundStatus = 200
    sandbox.corners.noRouteStatus = 200
    expect(await merchant.check(UNKNOWN)).toMatchObject({ status: 200, envelope: { error_code: 101 } })
    const refused = await merchant.create(pixRequest({ currency: 'EUR' }))
    expect(refused).toMatchObject({ status: 200, envelope: { error_code: 273 } })
  })

  test('emptyBody: a check signs {} and no longer nothing', async () => {
    sandbox.corners.emptyBody = 'braces'
    const path = `/v1/transaction/${UNKNOWN}`
    const signature = signatureOf(DEMO_CREDENTIALS, '{}')
    expect((await merchant.call('GET', path, undefined, { signature })).status).toBe(404)
    expect((await merchant.call('GET', path)).status).toBe(401)
  })

  test('duplicateReference: the same reply once more, or another transaction', async () => {
    const first = await merchant.create(pixRequest())
    sandbox.corners.duplicateReference = 'first'
    const again = await merchant.create(pixRequest({ amount: 99 }))
    expect(again.envelope).toEqual(first.envelope)
    expect(sandbox.transactions()).toHaveLength(1)
    sandbox.corners.duplicateReference = 'accept'
    const other = await merchant.create(pixRequest())
    expect(other.envelope.request_id).not.toBe(first.envelope.request_id)
    expect(sandbox.transactions()).toHaveLength(2)
  })

  test('announced: every move is called back', async () => {
    sandbox.corners.announced = 'every'
    const { envelope } = await merchant.create(pixRequest({ callback_url: 'https://shop.example' }))
    sandbox.clock.advance(1_000)
    await new Promise(resolve => setTimeout(resolve, 20))
    sandbox.pay(String(envelope.request_id))
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(told).toEqual(['pending', 'success'])
  })

  test('by an option that a reset goes back to, and by HTTP until then', async () => {
    const other = createSandbox({ corners: { notFoundStatus: 400 } })
    const post = (body: unknown) =>
      other.fetch(
        new Request('http://sandbox/_sandbox/corners', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      )
    expect((await createMerchant(other.fetch).check(UNKNOWN)).status).toBe(400)
    expect((await post({ notFoundStatus: 200 })).status).toBe(200)
    expect((await createMerchant(other.fetch).check(UNKNOWN)).status).toBe(200)
    for (const wrong of [{ notFoundStatus: 500 }, { rain: true }])
      expect((await post(wrong)).status).toBe(400)
    other.reset()
    expect(other.corners.notFoundStatus).toBe(400)
    other.close()
  })
})
