import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fieldsOf, type Market, marketOf, modeOf } from './method.ts'
import * as payments from './payments.ts'
import * as payouts from './payouts.ts'
import { METHODS, methodOf, PAYOUT_METHODS, payoutMethodOf } from './registry.ts'

const here = import.meta.dirname
const namesIn = (folder: string) =>
  readdirSync(join(here, folder))
    .map(file => file.replace('.ts', ''))
    .sort()

test('every file of the two folders is a method of the registry under its own name', () => {
  expect(Object.keys(payments).sort()).toEqual(namesIn('payments'))
  expect(Object.keys(payouts).sort()).toEqual(namesIn('payouts'))
  expect(METHODS).toHaveLength(12)
  expect(PAYOUT_METHODS).toHaveLength(7)
})

test('a new method is one file and one line', () => {
  const root = mkdtempSync(join(tmpdir(), 'rumba-method-'))
  try {
    cpSync(join(here, '..'), root, { recursive: true })
    writeFileSync(join(root, 'package.json'), '{"type":"module"}')
    const list = join(root, 'methods/payments.ts')
    writeFileSync(
      join(root, 'methods/payments/spei.ts'),
      `import type { Method } from '../method.ts'
       export const spei = { code: 'spei', markets: [{ country: 'MX', currency: 'MXN', source: 'test',
         challenges: ['qr'], direct: { amountAs: 'string', fields: { required: ['email'] } } }] } as const satisfies Method`,
    )
    writeFileSync(list, `${readFileSync(list, 'utf8')}export { spei } from './payments/spei.ts'\n`)
    const script = `
      const { methodOf, paymentMethods, fieldsOf } = await import(${JSON.stringify(pathToFileURL(join(root, 'index.ts')))})
      const { formatPaymentRequest } = await import(${JSON.stringify(pathToFileURL(join(root, 'gateway/index.ts')))})
      const method = methodOf('spei')
      const body = formatPaymentRequest({ method, mode: 'direct', reference: 'r', customerId: 'c',
        amount: { minor: 150n, currency: 'MXN' }, payer: { email: 'a@b.example' } })
      console.log(JSON.stringify([method === paymentMethods.spei, fieldsOf(method.markets[0], 'direct'), JSON.parse(body)]))`
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    expect(JSON.parse(printed)).toEqual([
      true,
      [{ name: 'email', need: 'required' }],
      {
        method: 'spei',
        amount: '1.50',
        reference: 'r',
        currency: 'MXN',
        customer: { identifier: 'c', email: 'a@b.example' },
      },
    ])
  } finally {
    rmSync(root, { recursive: true })
  }
})

test('a code nobody has heard of is a method without markets', () => {
  expect(methodOf('teleport')).toEqual({ code: 'teleport', markets: [] })
  expect(payoutMethodOf('teleport')).toEqual({ code: 'teleport', markets: [] })
  expect(methodOf('pix')).toBe(payments.pix)
  expect(payoutMethodOf('pix')).toBe(payouts.pix)
})

/** Country, currency, and where a payment is written `direct`, by `widget`, or both, in the words of the gateway's pages. */
const DOCUMENTED = `
pix                     BR BRL direct+widget qr,redirect
upi                     IN INR direct+widget redirect
p2c                     KZ KZT direct+widget redirect
p2c                     UZ UZS direct+widget redirect
p2c                     UA UAH widget redirect
p2c                     KG KGS direct+widget redirect
paysafecard             IE EUR direct+widget redirect
epay                    BG BGN direct+widget redirect
blik                    PL PLN direct+widget redirect
bancontact              BE EUR widget redirect
bank_transfer_argentina AR ARS direct+widget requisites,redirect
bank_transfer_chile     CL CLP direct+widget redirect,requisites
bank_transfer_mexico    MX MXN widget redirect
cash                    CL CLP widget redirect
cash                    MX MXN widget redirect
mobile_money            KE KES direct+widget stk,otp,redirect
mobile_money            TZ TZS direct+widget stk,otp,redirect
mobile_money            GH GHS direct+widget stk,otp,redirect
mobile_money            GM GMD direct+widget stk,otp,redirect
mobile_money            CM XAF direct+widget stk,otp,redirect
mobile_money            CI XOF direct+widget stk,otp,redirect`

test('the payment methods are those of the documents', () => {
  const lines = METHODS.flatMap(({ code, markets }) =>
    markets.map(market =>
      [
        code.padEnd(23),
        market.country,
        market.currency,
        (['direct', 'widget'] as const).filter(mode => market[mode]).join('+'),
        market.challenges.join(','),
      ].join(' '),
    ),
  ).sort()
  expect(lines).toEqual(DOCUMENTED.trim().split('\n').sort())
})

test('the payout methods are those of the documents', () => {
  expect(
    PAYOUT_METHODS.flatMap(({ code, markets }) =>
      markets.map(
        ({ country, currency, beneficiary }) => `${code} ${country} ${currency} ${beneficiary.key}`,
      ),
    ),
  ).toEqual([
    'bank_transfer_argentina AR ARS requisites',
    'bank_transfer_chile CL CLP requisites',
    'bank_transfer_mexico MX MXN requisites',
    'card UA UAH card',
    'card KZ KZT card',
    'card KG KGS card',
    'card UZ UZS card',
    'mobile_money KE KES mobileMoney',
    'mobile_money TZ TZS mobileMoney',
    'mobile_money GH GHS mobileMoney',
    'mobile_money GM GMD mobileMoney',
    'mobile_money CM XAF mobileMoney',
    'pix BR BRL requisites',
    'upi IN INR upi',
  ])
})

describe('the operators of mobile money', () => {
  test('are those of each country', () => {
    const of = (markets: readonly { country: string; operators?: readonly string[] }[]) =>
      Object.fromEntries(markets.map(({ country, operators }) => [country, operators?.join(' ')]))
    const both = {
      TZ: 'vodacom tigo halopesa airtel',
      GH: 'vodafone mtn airteltigo',
      GM: 'qcell wave africel',
      CM: 'mtn orange',
    }
    expect(of(payments.mobileMoney.markets)).toEqual({
      KE: 'mpesa airtel',
      ...both,
      CI: 'orange mtn moov wave',
    })
    expect(of(payouts.mobileMoney.markets)).toEqual({ KE: 'mpesa airtel airtel kenya', ...both })
  })
})

describe('every entry', () => {
  const entries = METHODS.flatMap(method => method.markets.map(market => [method, market] as const))

  test.each(entries)(
    'of $code has a code, a country, a currency and a source',
    ({ code }, market: Market) => {
      expect(code).toMatch(/^[a-z0-9_]+$/)
      expect(market.country).toMatch(/^[A-Z]{2}$/)
      expect(market.currency).toMatch(/^[A-Z]{3}$/)
      expect(market.source).toMatch(/^(navigation|[a-z0-9/-]+\/payment)$/)
      expect(market[modeOf(market)]).toBeDefined()
    },
  )

  test.each(entries)('of $code names each field once and says what it does not know', (_method, market) => {
    for (const mode of ['direct', 'widget'] as const) {
      const names = fieldsOf(market, mode).map(field => field.name)
      expect(new Set(names).size).toBe(names.length)
    }
    if (market.source === 'navigation') expect(market.inferred).toContain('challenges')
  })

  test('has one currency of its own within its method, so that an amount tells the country', () => {
    for (const { markets } of [...METHODS, ...PAYOUT_METHODS]) {
      const currencies = markets.map(({ currency }) => currency)
      expect(new Set(currencies).size).toBe(currencies.length)
    }
  })
})

describe('the entry for an amount', () => {
  test('is that of its currency', () => {
    expect(marketOf(methodOf('p2c'), { currency: 'UAH' })?.country).toBe('UA')
    expect(marketOf(methodOf('p2c'), { currency: 'EUR' })).toBeUndefined()
    expect(marketOf(methodOf('teleport'), { currency: 'EUR' })).toBeUndefined()
  })

  test("is paid on the merchant's page where that is documented, or nothing is", () => {
    expect(modeOf(methodOf('pix').markets[0])).toBe('direct')
    expect(modeOf(methodOf('bancontact').markets[0])).toBe('widget')
    expect(modeOf(undefined)).toBe('direct')
  })
})

describe('the fields of a form', () => {
  test('come by need, then in the order of the method, with the format of the country', () => {
    expect(fieldsOf(payments.pix.markets[0], 'direct').slice(0, 4)).toEqual([
      { name: 'firstName', need: 'required' },
      { name: 'lastName', need: 'required' },
      { name: 'taxId', need: 'required', format: 'cpf-cnpj' },
      { name: 'middleName', need: 'optional' },
    ])
    expect(fieldsOf(payments.epay.markets[0], 'direct').slice(2, 5)).toEqual([
      { name: 'country', need: 'required' },
      { name: 'phone', need: 'conditional' },
      { name: 'middleName', need: 'optional' },
    ])
    expect(fieldsOf(payments.p2c.markets[0], 'widget').every(({ need }) => need === 'undocumented')).toBe(
      true,
    )
  })

  test('are none where no page shows any', () => {
    expect(fieldsOf(undefined, 'direct')).toEqual([])
    expect(fieldsOf(payments.cash.markets[0], 'widget')).toEqual([])
    expect(fieldsOf(payments.bancontact.markets[0], 'direct')).toEqual([])
  })
})
