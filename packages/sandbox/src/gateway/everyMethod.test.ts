import { checkIdentifier, inspectBrCode, inspectUpiLink, parseBrCode, parseUpiLink } from '@rumba/core'
import { beforeEach, describe, expect, test } from 'vitest'
import { createMerchant } from '../merchant.testing.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'
import { PAYMENT_RULES, PAYOUT_RULES, type PaymentRules, type Shape } from './methods.ts'

let sandbox: Sandbox
let merchant: ReturnType<typeof createMerchant>
beforeEach(() => {
  sandbox = createSandbox({ seed: 'methods', deliver: async () => new Response() })
  sandbox.clock.freeze()
  merchant = createMerchant(sandbox.fetch)
  return sandbox.close
})

/** A value for each field that a page requires. */
const VALUES: Readonly<Record<string, string>> = {
  phone: '+254700000000',
  country: 'IE',
  birthday: '1985-04-12',
}
const fill = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(['identifier', ...names].map(name => [name, VALUES[name] ?? `a ${name}`]))

let references = 0
const newReference = (): string => {
  references += 1
  return `order-${references}`
}
const paymentOf = (rules: PaymentRules, shape: Shape, fields: Record<string, unknown> = {}) => ({
  ...(shape === 'widget'
    ? { widget: { method: rules.code } }
    : { method: rules.code, ...(rules.directMode && { mode: rules.directMode }) }),
  reference: newReference(),
  currency: rules.currency,
  amount: 2500,
  customer: fill(rules.requiredCustomer),
  ...fields,
})
const payoutOf = (rules: (typeof PAYOUT_RULES)[number], fields: Record<string, unknown> = {}) => ({
  method: rules.code,
  reference: newReference(),
  currency: rules.currency,
  amount: '2500',
  description: 'Winnings',
  customer: fill(rules.requiredCustomer),
  [rules.beneficiary]: { ...fill(rules.requiredBeneficiary), name: 'Juan Pérez' },
  ...fields,
})

interface Challenge {
  readonly challenge_type: string
  readonly challenge_redirect?: { readonly url: string }
  readonly challenge_qr?: { readonly code: string }
  readonly challenge_requisites?: { readonly account_number: string; readonly document_number: string }
}
const challengeOf = ({ envelope }: { envelope: Record<string, unknown> }) => envelope.challenge as Challenge
const messagesOf = (envelope: Record<string, unknown>): string[] =>
  ((envelope.error_fields ?? []) as { message: string }[]).map(({ message }) => message)

const SHOWN = PAYMENT_RULES.flatMap(rules =>
  rules.shapes.map(shape => [rules.code, rules.currency, shape, rules] as const),
)

describe.each(SHOWN)('%s in %s, %s', (_code, _currency, shape, rules) => {
  test('is created with the fields its page requires, paid, and read back', async () => {
    const created = await merchant.create(paymentOf(rules, shape))
    expect(created).toMatchObject({ status: 200, isSigned: true, envelope: { error_code: 0, amount: 2500 } })
    const expected = shape === 'widget' ? 'redirect' : rules.challenges[0]
    expect(challengeOf(created).challenge_type).toBe(expected)
    const requestId = sandbox.transactions()[0]?.requestId ?? ''
    sandbox.pay(requestId)
    const checked = await merchant.check(requestId)
    expect(checked).toMatchObject({ isSigned: true, envelope: { status: { name: 'success' } } })
    expect(checked.envelope).not.toHaveProperty('challenge')
  })

  test('names each required field that is missing, and nothing else', async () => {
    const { envelope, status } = await merchant.create(paymentOf(rules, shape, { customer: {} }))
    expect(status).toBe(400)
    expect(messagesOf(envelope)).toEqual(
      ['identifier', ...rules.requiredCustomer].map(name => `customer.${name} is a required field`),
    )
  })
})

test.each(
  PAYMENT_RULES.filter(rules => rules.shapes.length === 1).map(
    rules => [rules.code, rules.currency, rules] as const,
  ),
)(
  '%s in %s has no direct shape on its page, so it is error 273 unless that corner is turned',
  async (_c, _m, rules) => {
    const refused = await merchant.create(paymentOf(rules, 'direct'))
    expect(refused).toMatchObject({ status: 400, envelope: { error_code: 273 } })
    expect(refused.headers.get('rumba-sandbox-undocumented')).toContain('undocumentedShape=refuse')
    sandbox.corners.undocumentedShape = 'accept'
    expect((await merchant.create(paymentOf(rules, 'direct'))).status).toBe(200)
  },
)

describe.each(PAYOUT_RULES.map(rules => [rules.code, rules.currency, rules] as const))(
  'the payout %s in %s',
  (_code, _currency, rules) => {
    test('is pending at once, says who gets it, and succeeds after its time', async () => {
      const created = await merchant.payOut(payoutOf(rules))
      expect(created).toMatchObject({
        status: 200,
        isSigned: true,
        envelope: {
          error_code: 0,
          amount: 2500,
          status: { name: 'pending' },
          [rules.beneficiary]: { name: 'Juan Pérez' },
        },
      })
      expect(created.envelope).not.toHaveProperty('challenge')
      const { request_id } = created.envelope
      sandbox.clock.advance(1_999)
      expect((await merchant.check(request_id)).envelope.status).toMatchObject({ name: 'pending' })
      sandbox.clock.advance(1)
      expect((await merchant.check(request_id)).envelope.status).toMatchObject({ name: 'success' })
    })

    test('names each required field that is missing, and nothing else', async () => {
      const { envelope, status } = await merchant.payOut(
        payoutOf(rules, { customer: {}, [rules.beneficiary]: {} }),
      )
      expect(status).toBe(400)
      expect(messagesOf(envelope)).toEqual([
        ...['identifier', ...rules.requiredCustomer].map(name => `customer.${name} is a required field`),
        ...rules.requiredBeneficiary.map(name => `${rules.beneficiary}.${name} is a required field`),
      ])
    })
  },
)

describe('the rules that only one page states', () => {
  const payout = (code: string) => PAYOUT_RULES.find(rules => rules.code === code) ?? expect.fail(code)
  const payment = (code: string) => PAYMENT_RULES.find(rules => rules.code === code) ?? expect.fail(code)

  test.each(['paysafecard', 'epay', 'blik', 'bank_transfer_argentina'])(
    'a direct %s wants mode, and only "initial"',
    async code => {
      const missing = await merchant.create(paymentOf(payment(code), 'direct', { mode: undefined }))
      expect(messagesOf(missing.envelope)).toEqual(['mode is a required field'])
      const other = await merchant.create(paymentOf(payment(code), 'direct', { mode: 'final' }))
      expect(messagesOf(other.envelope)).toEqual(['mode must be "initial"'])
    },
  )

  test('a Pix payout wants a name of 5 to 100 characters', async () => {
    for (const [name, isFine] of [
      ['Anna', false],
      ['José', false],
      ['Annie', true],
      ['x'.repeat(100), true],
      ['x'.repeat(101), false],
    ] as const) {
      const { envelope } = await merchant.payOut(
        payoutOf(payout('pix'), { requisites: { name, account: '1' } }),
      )
      expect(messagesOf(envelope)).toEqual(isFine ? [] : ['requisites.name must have 5 to 100 characters'])
    }
  })

  test('a UPI payout wants a description', async () => {
    const { envelope } = await merchant.payOut(payoutOf(payout('upi'), { description: undefined }))
    expect(messagesOf(envelope)).toEqual(['description is a required field'])
  })

  test('ePay takes a phone of 6 to 20 digits, or none', async () => {
    const send = async (phone?: string) => {
      const fields = { customer: { ...fill(payment('epay').requiredCustomer), phone } }
      return messagesOf((await merchant.create(paymentOf(payment('epay'), 'direct', fields))).envelope)
    }
    expect(await send()).toEqual([])
    expect(await send('+359881234567')).toEqual([])
    expect(await send('12345')).toEqual(['customer.phone must have 6 to 20 digits'])
    expect(await send('1'.repeat(21))).toEqual(['customer.phone must have 6 to 20 digits'])
  })

  test('Chile takes a RUT, unless that corner is turned to the 11 digits its page writes', async () => {
    const send = async (itn: string) => {
      const fields = { customer: { ...fill(payment('bank_transfer_chile').requiredCustomer), itn } }
      const rules = payment('bank_transfer_chile')
      return merchant.create(paymentOf(rules, 'direct', fields))
    }
    const taken = await send('12.345.678-5')
    expect(taken.headers.get('rumba-sandbox-undocumented')).toContain('chileTaxId=any')
    sandbox.corners.chileTaxId = 'eleven-digits'
    expect(messagesOf((await send('12.345.678-5')).envelope)).toEqual(['customer.itn must have 11 digits'])
    expect(messagesOf((await send('12345678901')).envelope)).toEqual([])
  })

  test('a customer field that is no text is refused, needed or not', async () => {
    const customer = { ...fill(payment('pix').requiredCustomer), email: 7 }
    const { envelope } = await merchant.create(paymentOf(payment('pix'), 'direct', { customer }))
    expect(messagesOf(envelope)).toEqual(['customer.email must be a string'])
  })

  test('of a card only both ends come back, are listed and are recorded', async () => {
    const card = { pan: '4111 1111 1111 1111', exp_month: '12', exp_year: '2030', holder_name: 'A B' }
    const { envelope } = await merchant.payOut(payoutOf(payout('card'), { card }))
    expect(envelope.card).toEqual({ ...card, pan: '411111******1111' })
    const kept = JSON.stringify([sandbox.transactions(), sandbox.calls()], (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    )
    expect(kept).toContain('411111******1111')
    expect(kept.replace(/\s/g, '')).not.toContain('4111111111111111')
  })
})

describe('what a buyer is given', () => {
  const create = async (code: string, shape: Shape = 'direct') => {
    const rules = PAYMENT_RULES.find(entry => entry.code === code) ?? expect.fail(code)
    return challengeOf(await merchant.create(paymentOf(rules, shape)))
  }

  test('a Pix code is a BR Code of its own with a right checksum, the amount and the payee', async () => {
    const codes: string[] = []
    for (let index = 0; index < 50; index += 1) codes.push((await create('pix')).challenge_qr?.code ?? '')
    expect(new Set(codes).size).toBe(50)
    for (const code of codes) {
      const order = { amount: { minor: 250_000n, currency: 'BRL' }, payee: 'Rumba Demo Shop' }
      expect(inspectBrCode(code, order).findings.filter(({ severity }) => severity === 'refuse')).toEqual([])
      expect(parseBrCode(code)).toMatchObject({ checksum: { ok: true } })
    }
    sandbox.corners.pixAmount = 'absent'
    expect(parseBrCode((await create('pix')).challenge_qr?.code ?? '').amount).toBeUndefined()
  })

  test('a UPI link is a merchant’s intent link of its own', async () => {
    const links: string[] = []
    for (let index = 0; index < 50; index += 1)
      links.push((await create('upi')).challenge_redirect?.url ?? '')
    expect(new Set(links.map(link => parseUpiLink(link).transactionRef)).size).toBe(50)
    expect(new Set(links.map(link => parseUpiLink(link).params.get('tid'))).size).toBe(50)
    for (const link of links) {
      const order = { amount: { minor: 250_000n, currency: 'INR' }, payee: 'Rumba Demo Shop' }
      expect(inspectUpiLink(link, order).findings).toEqual([])
    }
    expect((await create('upi', 'widget')).challenge_redirect?.url).toMatch(
      /^http:\/\/127\.0\.0\.1:4010\/pay\//,
    )
  })

  test.each([
    ['bank_transfer_argentina', 'cbu', 'cuit'],
    ['bank_transfer_chile', undefined, 'rut'],
  ] as const)(
    'the account of %s has right check digits and is of its own',
    async (code, account, document) => {
      const numbers = new Set<string>()
      for (let index = 0; index < 100; index += 1) {
        const { account_number, document_number } = (await create(code)).challenge_requisites ?? expect.fail()
        numbers.add(account_number)
        if (account) expect(checkIdentifier(account, account_number)).toMatchObject({ valid: true })
        expect(checkIdentifier(document, document_number)).toMatchObject({ valid: true })
      }
      expect(numbers.size).toBe(100)
    },
  )

  test('the challenge of a direct payment can be another that its page names', async () => {
    sandbox.corners.directChallenge = 'otp'
    expect((await create('mobile_money')).challenge_type).toBe('otp')
    expect((await create('pix')).challenge_type).toBe('qr')
    sandbox.corners.directChallenge = 'redirect'
    for (const code of ['mobile_money', 'pix', 'bank_transfer_argentina', 'upi']) {
      expect(await create(code)).toMatchObject({
        challenge_type: 'redirect',
        challenge_redirect: { url: expect.stringMatching(/^http/) },
      })
    }
  })
})

describe('the confirm call', () => {
  const confirm = (requestId: unknown, fields: unknown, verb = 'PUT') =>
    merchant.call(verb, `/v1/payment/${String(requestId)}`, JSON.stringify(fields))
  const start = async (code: string): Promise<string> => {
    const rules = PAYMENT_RULES.find(entry => entry.code === code) ?? expect.fail(code)
    return String((await merchant.create(paymentOf(rules, 'direct'))).envelope.request_id)
  }
  const status = () => sandbox.transactions()[0]?.status

  test('of requisites wants the fields the challenge names, and makes the payment pending', async () => {
    const requestId = await start('bank_transfer_argentina')
    sandbox.clock.advance(60_000)
    expect(status()).toBe('created')
    const refused = await confirm(requestId, {})
    expect(refused).toMatchObject({ status: 400, isSigned: true, envelope: { error_code: 30 } })
    expect(messagesOf(refused.envelope)).toEqual(['transaction_id is a required field'])
    expect(status()).toBe('created')
    const taken = await confirm(requestId, { transaction_id: 'T-1' })
    expect(taken).toMatchObject({ status: 200, isSigned: true, envelope: { status: { name: 'pending' } } })
    expect(taken.headers.get('rumba-sandbox-undocumented')).toContain('confirmVerb=PUT, confirmBody')
    expect(status()).toBe('pending')
  })

  test('of a one-time code wants the right one, which the panel shows', async () => {
    sandbox.corners.directChallenge = 'otp'
    const requestId = await start('mobile_money')
    const otp = sandbox.transactions()[0]?.otp ?? ''
    expect(otp).toMatch(/^\d{6}$/)
    const wrong = await confirm(requestId, { otp: otp === '123456' ? '123457' : '123456' })
    expect(wrong.envelope.error_fields).toEqual([{ field: 'otp', message: 'otp is wrong' }])
    expect(status()).toBe('created')
    expect((await confirm(requestId, { otp })).status).toBe(200)
    expect(status()).toBe('pending')
  })

  test('of a prompt on the phone is not needed: it is pending by itself, and there is nothing to confirm', async () => {
    const requestId = await start('mobile_money')
    sandbox.clock.advance(1_000)
    expect(status()).toBe('pending')
    expect(messagesOf((await confirm(requestId, { otp: '1' })).envelope)).toEqual([
      'request_id has nothing to confirm',
    ])
  })

  test('is error 101 for nobody’s id, error 30 for what is no object, and 405 with another verb', async () => {
    const requestId = await start('bank_transfer_argentina')
    expect((await confirm(crypto.randomUUID(), {})).envelope.error_code).toBe(101)
    expect((await confirm(requestId, [])).envelope.error_code).toBe(30)
    expect((await confirm(requestId, {}, 'POST')).status).toBe(405)
    sandbox.corners.confirmVerb = 'POST'
    expect((await confirm(requestId, { transaction_id: '1' }, 'POST')).status).toBe(200)
  })
})
