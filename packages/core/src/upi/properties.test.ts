import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMoney } from '../parseMoney.ts'
import { inspectUpiLink } from './inspect.ts'
import { parseUpiLink } from './parse.ts'

test('10,000 links with one character changed are never payable without a word when amount, payee or currency changed', () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/)
  const links = fc
    .record({
      who: name,
      bank: name,
      rupees: fc.integer({ min: 1, max: 99_999 }),
      reference: name,
      scheme: fc.constantFrom('upi://pay', 'gpay://upi/pay'),
    })
    .map(({ who, bank, rupees, reference, scheme }) => ({
      text: `${scheme}?pa=${who}@${bank}&pn=${who}&mc=5411&tr=${reference}&am=${rupees}.50&cu=INR`,
      expected: { amount: parseMoney(`${rupees}.50`, 'INR'), payee: who, account: `${who}@${bank}` },
    }))
  const character = fc.oneof(
    fc.constantFrom(...'0123456789&=%@.pamcnu'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  let changed = 0
  fc.assert(
    fc.property(
      links,
      fc.nat(),
      character,
      fc.constantFrom(0, 1),
      fc.boolean(),
      ({ text, expected }, at, insert, drop, put) => {
        const place = at % text.length
        const after = text.slice(0, place) + (put ? insert : '') + text.slice(place + (put ? drop : 1))
        const before = parseUpiLink(text)
        const inspection = inspectUpiLink(after, expected)
        const { link: read } = inspection
        const money = (value: string | undefined) => (value === undefined ? undefined : Number(value))
        if (
          read &&
          money(read.amount) === money(before.amount) &&
          read.payee.toLowerCase() === before.payee &&
          read.currency === before.currency
        )
          return
        changed += 1
        const silent =
          inspection.verdict === 'payable' && inspection.amount === 'match' && inspection.account === 'match'
        expect(silent, after).toBe(false)
      },
    ),
    { numRuns: 10_000 },
  )
  expect(changed).toBeGreaterThan(2000)
})
