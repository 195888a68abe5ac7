import vectors from '@rumba/vectors/upi.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UpiLinkSyntaxError } from './errors.ts'
import { parseUpiLink } from './parse.ts'
import { UPI_SCHEMES, upiSchemeOf } from './schemes.ts'

const reasonOf = (text: string): string => {
  try {
    parseUpiLink(text)
  } catch (error) {
    if (error instanceof UpiLinkSyntaxError) return error.reason
    throw error
  }
  return 'read'
}

describe('published and derived links', () => {
  test.each(vectors.valid)('$id is read as written', ({ text, expect: expected }) => {
    const link = parseUpiLink(text)
    const { app, am, mam: _mam, ...params } = expected as Record<string, string>
    expect(link.href).toBe(text)
    expect(link.scheme).toBe(app ?? 'upi')
    expect(link.payee).toBe(expected.pa)
    expect(link.amount).toBe(am)
    expect(link).not.toHaveProperty('minimumAmount')
    for (const [name, value] of Object.entries(params)) expect(link.params.get(name)).toBe(value)
  })

  const findings = ['amount-syntax', 'currency', 'hidden-characters']
  test.each(vectors.malformed)('$id: $defect', ({ text, reason }) => {
    expect(reasonOf(text)).toBe(findings.includes(reason) ? 'read' : reason)
  })
})

const FULL =
  'upi://pay?pa=shop@bank&pn=Shop%20One&mc=5411&tr=R1&tn=Tea&am=10.00&mam=5.00&cu=INR&mode=05&orgid=000000&sign=a+b/c=='

test('every part of a link has its field', () => {
  const { params, ...link } = parseUpiLink(` ${FULL}\n`)
  expect(link).toEqual({
    href: FULL,
    scheme: 'upi',
    payee: 'shop@bank',
    payeeName: 'Shop One',
    amount: '10.00',
    minimumAmount: '5.00',
    currency: 'INR',
    transactionRef: 'R1',
    note: 'Tea',
    merchantCode: '5411',
    mode: '05',
    signed: true,
  })
  expect([...params.keys()].join(' ')).toBe('pa pn mc tr tn am mam cu mode orgid sign')
  expect(params.get('sign')).toBe('a+b/c==')
})

test('what a link does not say is empty or absent', () => {
  const { params: _params, ...link } = parseUpiLink('upi://pay?pa=a@b')
  expect(link).toEqual({
    href: 'upi://pay?pa=a@b',
    scheme: 'upi',
    payee: 'a@b',
    payeeName: '',
    currency: 'INR',
    transactionRef: '',
    note: '',
    merchantCode: '',
    mode: '',
    signed: false,
  })
})

test.each(['am=', 'am=null', 'am', 'mam=null', 'mam='])('%s states no amount', pair => {
  const link = parseUpiLink(`upi://pay?pa=a@b&${pair}`)
  expect(link).not.toHaveProperty('amount')
  expect(link).not.toHaveProperty('minimumAmount')
})

test('an empty signature is none, and an empty currency is not INR', () => {
  expect(parseUpiLink('upi://pay?pa=a@b&sign=').signed).toBe(false)
  expect(parseUpiLink('upi://pay?pa=a@b&cu=').currency).toBe('')
})

describe('the head of a link', () => {
  test.each(['UPI://PAY?pa=a@b', 'upi://pay/?pa=a@b', 'Upi://Pay?&pa=a@b&'])(
    '%s is that of a payment',
    text => {
      expect(parseUpiLink(text)).toMatchObject({ href: text, scheme: 'upi', payee: 'a@b' })
    },
  )

  test.each([
    ['', 'link'],
    ['upi', 'link'],
    ['upi:/pay?pa=a@b', 'link'],
    ['u pi://pay?pa=a@b', 'link'],
    ['xupi://pay?pa=a@b', 'scheme'],
    ['https://pay?pa=a@b', 'scheme'],
    ['javascript://pay?pa=a@b', 'scheme'],
    ['constructor://pay?pa=a@b', 'scheme'],
    ['upi://?pa=a@b', 'path'],
    ['upi:///pay?pa=a@b', 'path'],
    ['upi://pay/now?pa=a@b', 'path'],
    ['upi://pay//?pa=a@b', 'path'],
    ['upi://upi/pay?pa=a@b', 'path'],
    ['gpay://pay?pa=a@b', 'path'],
    ['upi://pay@evil?pa=a@b', 'link'],
    ['upi://pay', 'payee'],
    ['upi://pay?', 'payee'],
  ])('%j is refused: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason)
  })
})

describe('the payee', () => {
  test.each(['a@b', 'A.b-c_1@okbank', 'acct@IFSC.ifsc.npci', `${'x'.repeat(256)}@${'y'.repeat(64)}`])(
    'may be %s',
    payee => {
      expect(parseUpiLink(`upi://pay?pa=${payee}`).payee).toBe(payee)
    },
  )

  test('may stand escaped', () => {
    expect(parseUpiLink('upi://pay?pa=a%40b').payee).toBe('a@b')
  })

  test.each([
    '',
    'a',
    '@b',
    'a@',
    'a@b@c',
    'a%20@b',
    'a+b@c',
    'a@b/',
    'ä@b',
    `${'x'.repeat(257)}@b`,
    `a@${'y'.repeat(65)}`,
  ])('may not be %j', payee => {
    expect(reasonOf(`upi://pay?pa=${payee}`)).toBe('payee')
  })
})

describe('a parameter', () => {
  test('keeps what follows its first equals sign', () => {
    expect(parseUpiLink('upi://pay?pa=a@b&url=https://x.example/?a=b').params.get('url')).toBe(
      'https://x.example/?a=b',
    )
  })

  test('keeps a plus sign and a blank', () => {
    expect(parseUpiLink('upi://pay?pa=a@b&pn=A+B C').payeeName).toBe('A+B C')
  })

  test('is decoded once', () => {
    expect(parseUpiLink('upi://pay?pa=a@b&pn=%2541').payeeName).toBe('%41')
  })

  test('by any name reaches no prototype', () => {
    const { params } = parseUpiLink('upi://pay?pa=a@b&__proto__=x&constructor=y')
    expect(params.get('__proto__')).toBe('x')
    expect({}).not.toHaveProperty('x')
  })

  test.each(['pa=c@d', 'Pa=c@d', '%50a=c@d', 'pa'])('that comes again as %s is refused', pair => {
    expect(reasonOf(`upi://pay?pa=a@b&${pair}`)).toBe('repeated')
  })

  test.each(['%', '%2', '%zz', '%ff', 'pn=%c3', '%00=1', 'pn=a%7f', 'pn=a%c2%85'])(
    'with the escape %s is refused',
    pair => {
      expect(reasonOf(`upi://pay?pa=a@b&${pair}`)).toBe('encoding')
    },
  )
})

test.each(['\u0000', '\t', '\n', '\r', '\u007f', '\u0085'])(
  'the control character %j is refused wherever it stands',
  character => {
    expect(reasonOf(`upi://pay?pa=a@b&pn=x${character}y`)).toBe('characters')
    expect(reasonOf(`up${character}i://pay?pa=a@b`)).toBe('characters')
  },
)

test('2048 characters are read and no more', () => {
  const head = 'upi://pay?pa=a@b&x='
  expect(reasonOf(head + 'y'.repeat(2048 - head.length))).toBe('read')
  expect(reasonOf(head + 'y'.repeat(2049 - head.length))).toBe('length')
  expect(reasonOf('upi://pay?'.repeat(1_000_000))).toBe('length')
})

test('any text is read or refused on purpose', () => {
  const pairs = fc.string({ unit: fc.constantFrom(...'pamnc&=%@2.0Aa +#'), maxLength: 60 })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        pairs.map(query => `upi://pay?pa=a@b&${query}`),
      ),
      text => {
        const reason = reasonOf(text)
        expect(reason).toMatch(/^[a-z]+$/)
        if (reason === 'read') expect(parseUpiLink(text).href).toBe(text.trim())
      },
    ),
    { numRuns: 5000 },
  )
})

test('the error says the rule and not the link', () => {
  expect(() => parseUpiLink('upi://pay?pa=secret')).toThrow(/\(payee\)/)
  expect(() => parseUpiLink('upi://pay?pa=secret')).not.toThrow(/secret/)
})

test('the table knows the schemes of the wallets by their own names only', () => {
  expect(Object.keys(UPI_SCHEMES).join(' ')).toBe(
    'upi gpay tez phonepe paytmmp bhim credpay mobikwik amazonpay whatsapp',
  )
  expect(upiSchemeOf('gpay')).toEqual({ path: 'upi/pay', app: 'Google Pay' })
  expect(upiSchemeOf('toString')).toBeUndefined()
  expect(
    Object.entries(UPI_SCHEMES)
      .filter(([, entry]) => entry.path === 'pay')
      .map(([scheme]) => scheme),
  ).toEqual(['upi', 'phonepe', 'paytmmp', 'amazonpay'])
})
