import vectors from '@rumba/vectors/envelopes.json' with { type: 'json' }
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { CurrencyOf, Method, PayerOf } from '../methods/method.ts'
import * as payments from '../methods/payments.ts'
import * as payouts from '../methods/payouts.ts'
import { methodOf, payoutMethodOf } from '../methods/registry.ts'
import {
  formatConfirmRequest,
  formatPaymentRequest,
  formatPayoutRequest,
  type PaymentRequest,
  type PayoutRequest,
  toFieldName,
} from './request.ts'

const { pix, upi, blik, bancontact } = payments

const request: PaymentRequest<typeof pix, 'direct'> = {
  method: pix,
  mode: 'direct',
  reference: '334545',
  amount: { minor: 2501n, currency: 'BRL' },
  description: 'My order h2h',
  customerId: '1111',
  payer: { firstName: 'João', lastName: 'Silva', taxId: '12345678900' },
  callbackUrl: 'https://shop.example/callback',
  extra: { key_1: 'value', key_2: 'value' },
}

/** A sample of the documents without its comments and slips. */
const sampleOf = (id: string): Record<string, unknown> => {
  const sample = vectors.envelopes.find(entry => entry.id === id)
  if (!sample) return expect.unreachable(id)
  return JSON.parse(sample.text.replace(/(?<!https?:)\/\/.*$/gm, '').replace('middle_nFame', 'middle_name'))
}

test('a direct request has the shape of the documents', () => {
  expect(JSON.parse(formatPaymentRequest(request))).toEqual({
    method: 'pix',
    reference: '334545',
    currency: 'BRL',
    amount: 25.01,
    description: 'My order h2h',
    customer: { identifier: '1111', first_name: 'João', last_name: 'Silva', itn: '12345678900' },
    callback_url: 'https://shop.example/callback',
    extra: [{ key_1: 'value' }, { key_2: 'value' }],
  })
})

describe('every request of the documents can be written', () => {
  const samples = vectors.envelopes.filter(({ kind }) => kind.endsWith('-request'))
  const OURS: Readonly<Record<string, string>> = { itn: 'taxId' }
  const toOurs = (fields: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        OURS[name] ?? name.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase()),
        value,
      ]),
    )

  test.each(samples)('$id', ({ id, kind }) => {
    const sample = sampleOf(id)
    const widget = sample.widget as { method: string; locale?: string } | undefined
    const { identifier, ip, ...customer } = sample.customer as Record<string, string>
    const minor = BigInt(Math.round(Number(sample.amount) * 100))
    const common = {
      reference: String(sample.reference),
      amount: { minor, currency: String(sample.currency) },
      description: String(sample.description),
      customerId: String(identifier),
      ...(ip && { ip }),
      returnUrl: String(sample.redirect_url),
      cancelUrl: String(sample.cancel_url),
      callbackUrl: String(sample.callback_url),
      extra: Object.assign({}, ...(sample.extra as object[])) as Record<string, string>,
    }
    const code = widget?.method ?? String(sample.method)
    const text =
      kind === 'payout-request'
        ? formatPayoutRequest({
            ...common,
            method: payoutMethodOf(code),
            customer: toOurs(customer),
            beneficiary: toOurs(sample.requisites as Record<string, string>),
            locale: String(sample.lang),
          })
        : formatPaymentRequest({
            ...common,
            method: methodOf(code),
            mode: widget ? 'widget' : 'direct',
            payer: toOurs(customer),
            ...(widget?.locale && { locale: widget.locale }),
          })
    // Text amounts are written with all their digits: "200" goes out as "200.00".
    const written = JSON.parse(text)
    expect(Number(written.amount)).toBe(Number(sample.amount))
    expect(typeof written.amount).toBe(typeof sample.amount)
    expect({ ...written, amount: sample.amount }).toEqual(sample)
  })

  test('there are nine', () => expect(samples).toHaveLength(9))
})

test('a widget request names the method and language of the hosted page instead', () => {
  const body = JSON.parse(formatPaymentRequest({ ...request, mode: 'widget', locale: 'pt-BR' }))
  expect(body.widget).toEqual({ method: 'pix', locale: 'pt' })
  expect(body).not.toHaveProperty('method')
})

test.each(['paysafecard', 'epay', 'blik', 'bank_transfer_argentina'])(
  'a direct request of %s has the mode that it wants, a widget request has none',
  code => {
    const method = methodOf(code)
    const amount = { minor: 100n, currency: method.markets[0]?.currency ?? '' }
    const write = (mode: 'direct' | 'widget') =>
      JSON.parse(
        formatPaymentRequest<typeof method, typeof mode, string>({ ...request, method, mode, amount }),
      )
    expect(write('direct').mode).toBe('initial')
    expect(write('widget')).not.toHaveProperty('mode')
  },
)

describe('the amount', () => {
  const minor = 123456789012345678n
  const payer = {
    firstName: 'A',
    lastName: 'B',
    email: 'a@b.example',
    country: 'BE',
    zipCode: '1',
    birthday: '2000-01-01',
  }

  test('is a number with every digit where the page shows one', () => {
    const text = formatPaymentRequest({ ...request, amount: { minor, currency: 'BRL' } })
    expect(text).toContain('"amount":1234567890123456.78,')
  })

  test.each([
    [
      'upi direct',
      formatPaymentRequest({
        ...request,
        method: upi,
        mode: 'direct',
        amount: { minor, currency: 'INR' },
        payer: { ...payer, phone: '1', stateCode: '12', city: 'Hansi', address: 'x' },
      }),
    ],
    [
      'blik widget',
      formatPaymentRequest({ ...request, method: blik, mode: 'widget', amount: { minor, currency: 'PLN' } }),
    ],
    [
      'bancontact widget',
      formatPaymentRequest({
        ...request,
        method: bancontact,
        mode: 'widget',
        amount: { minor, currency: 'EUR' },
        payer,
      }),
    ],
  ])('is text with every digit for %s', (_name, text) => {
    expect(text).toContain('"amount":"1234567890123456.78",')
  })

  test('is a number for blik direct', () => {
    const text = formatPaymentRequest({
      ...request,
      method: blik,
      mode: 'direct',
      amount: { minor, currency: 'PLN' },
    })
    expect(text).toContain('"amount":1234567890123456.78,')
  })

  test('has no point in a currency without minor units, and two digits where the contract says two', () => {
    const amount = { minor: 150050n, currency: 'CLP' }
    const write = (changes: object) =>
      formatPaymentRequest({
        ...request,
        method: methodOf('cash'),
        mode: 'widget',
        amount: { ...amount, ...changes },
      })
    expect(write({})).toContain('"amount":150050,')
    expect(write({ exponent: 2 })).toContain('"amount":1500.50,')
  })
})

describe('what no document shows', () => {
  const generic: PaymentRequest = { ...request, method: methodOf('teleport'), mode: 'direct' }

  test('a method the registry has never heard of is asked for like any other', () => {
    const body = JSON.parse(formatPaymentRequest({ ...generic, amount: { minor: 1n, currency: 'XXX' } }))
    expect(body).toMatchObject({ method: 'teleport', currency: 'XXX', amount: 0.01 })
    expect(body).not.toHaveProperty('mode')
  })

  test('additional fields go out as they are', () => {
    const additional = { blik_code: '123456', mode: 'second', nested: { a: [1, true, null] } }
    expect(JSON.parse(formatPaymentRequest({ ...generic, additional }))).toMatchObject(additional)
  })

  test('they cannot replace what the request says', () => {
    const additional = {
      amount: 1,
      reference: 'x',
      currency: 'x',
      customer: {},
      method: 'x',
      callback_url: 'x',
      extra: [],
    }
    const written = formatPaymentRequest({ ...generic, additional })
    expect(JSON.parse(written)).toEqual(JSON.parse(formatPaymentRequest(generic)))
    expect(written.match(/"amount"/g)).toHaveLength(1)
  })

  test('a payout method nobody has met takes its beneficiary under requisites', () => {
    const text = formatPayoutRequest({
      method: payoutMethodOf('teleport'),
      reference: '1',
      amount: { minor: 1n, currency: 'XXX' },
      customerId: 'c',
      customer: {},
      beneficiary: { accountNumber: '1', odd_name: '2' },
    })
    expect(JSON.parse(text)).toEqual({
      method: 'teleport',
      requisites: { account_number: '1', odd_name: '2' },
      reference: '1',
      currency: 'XXX',
      amount: 0.01,
      customer: { identifier: 'c' },
    })
  })

  test('a confirm call sends its fields under the names they are given', () => {
    expect(JSON.parse(formatConfirmRequest({ transaction_id: '42' }))).toEqual({ transaction_id: '42' })
  })
})

describe('a payout', () => {
  const common = {
    reference: '1',
    customerId: 'c',
    customer: { firstName: 'A', lastName: 'B', phone: '1', taxId: '1' },
  }
  const bodies: readonly (readonly [string, string])[] = [
    [
      'requisites',
      formatPayoutRequest({
        ...common,
        method: payouts.pix,
        amount: { minor: 1n, currency: 'BRL' },
        beneficiary: { name: 'Fulano', account: 'x', accountType: 'CPF' },
      }),
    ],
    [
      'card',
      formatPayoutRequest({
        ...common,
        method: payouts.card,
        amount: { minor: 1n, currency: 'UAH' },
        beneficiary: { pan: '4111111111111111', expMonth: '12', expYear: '2026' },
      }),
    ],
    [
      'upi',
      formatPayoutRequest({
        ...common,
        method: payouts.upi,
        amount: { minor: 1n, currency: 'INR' },
        description: 'd',
        beneficiary: { account: 'a@b' },
      }),
    ],
    [
      'mobile_money',
      formatPayoutRequest({
        ...common,
        method: payouts.mobileMoney,
        amount: { minor: 1n, currency: 'GHS' },
        beneficiary: { phone: '1', operator: 'mtn' },
      }),
    ],
  ]
  test.each(bodies)('names its beneficiary %s', (key, text) => {
    const body = JSON.parse(text)
    const keys = ['requisites', 'card', 'upi', 'mobile_money']
    expect(keys.filter(name => name in body)).toEqual([key])
    expect(body).not.toHaveProperty('lang')
  })

  test('keeps the beneficiary key of its method in a currency no page shows', () => {
    const text = formatPayoutRequest({
      ...common,
      method: payoutMethodOf('card'),
      amount: { minor: 1n, currency: 'XXX' },
      beneficiary: { pan: '4111111111111111', expMonth: '12' },
    })
    expect(JSON.parse(text).card).toEqual({ pan: '4111111111111111', exp_month: '12' })
  })

  test('of UPI writes its amount as text', () => {
    expect(bodies[2]?.[1]).toContain('"amount":"0.01"')
  })
})

test.each([
  ['itn', 'taxId'],
  ['customer.first_name', 'firstName'],
  ['Customer.Phone', 'phone'],
  ['customer.zip_code', 'zipCode'],
  ['reference', undefined],
  ['taxId', undefined],
  ['mobile_money.phone', undefined],
  ['customer.identifier', undefined],
])('the field %s of a refusal is the payer field %s', (wire, name) => {
  expect(toFieldName(wire)).toBe(name)
})

test('what does not fit the documents does not compile', () => {
  const write = (value: PaymentRequest<typeof pix, 'direct'>) => formatPaymentRequest(value)
  const { taxId: _taxId, ...withoutTaxId } = request.payer
  // @ts-expect-error Pix needs a tax id
  write({ ...request, payer: withoutTaxId })
  // @ts-expect-error Pix is paid in reais
  write({ ...request, amount: { minor: 1n, currency: 'EUR' } })
  // @ts-expect-error money is whole minor units
  write({ ...request, amount: { minor: 25.5, currency: 'BRL' } })
  // @ts-expect-error a float is not money
  expect(() => write({ ...request, amount: 25.01 })).toThrow()
  // @ts-expect-error there is no third mode
  formatPaymentRequest({ ...request, mode: 'popup' })

  type Bancontact = PayerOf<typeof bancontact, 'widget', 'EUR'>
  expectTypeOf<{ email: string; country: string; zipCode: string }>().not.toExtend<Bancontact>()
  expectTypeOf<{ email: string; country: string; zipCode: string; birthday: string }>().toExtend<Bancontact>()
  expectTypeOf<CurrencyOf<typeof payments.p2c>>().toEqualTypeOf<'KZT' | 'UZS' | 'UAH' | 'KGS'>()
  // Ukraine requires names, Kazakhstan marks nothing, and nobody knows about Kyrgyzstan.
  expectTypeOf<object>().not.toExtend<PayerOf<typeof payments.p2c, 'widget', 'UAH'>>()
  expectTypeOf<object>().toExtend<PayerOf<typeof payments.p2c, 'widget', 'KZT'>>()
  expectTypeOf<object>().toExtend<PayerOf<typeof payments.p2c, 'direct', 'KGS'>>()
  expectTypeOf<object>().toExtend<PayerOf<Method, 'direct', string>>()

  type PixPayout = PayoutRequest<typeof payouts.pix>
  expectTypeOf<{ name: string; account: string }>().toExtend<
    Pick<PixPayout['beneficiary'], 'name' | 'account'>
  >()
  expectTypeOf<{ name: string }>().not.toExtend<PixPayout['beneficiary']>()
  expectTypeOf<{ firstName: string; lastName: string }>().not.toExtend<PixPayout['customer']>()
  expectTypeOf<{ minor: bigint; currency: 'EUR' }>().not.toExtend<PixPayout['amount']>()
})
