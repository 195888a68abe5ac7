import { METHODS, PAYOUT_METHODS } from '@rumba/core'
import { describe, expect, test } from 'vitest'
import { PAYMENT_RULES, PAYOUT_RULES } from './methods.ts'

/** `taxId` is the gateway's `itn`; the rest is our name in its spelling. */
const toWire = (names: readonly string[] = []): string[] =>
  names
    .map(name => (name === 'taxId' ? 'itn' : name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)))
    .sort()

// Both were written from the pages, one by the other's side; where they part, one of them misread.
describe('the rules told here and the registry of core, told apart, agree', () => {
  test('on every payment: code, currency, shapes, mode, challenges and required fields', () => {
    const ours = PAYMENT_RULES.map(rules => ({
      method: `${rules.code} ${rules.currency}`,
      shapes: [...rules.shapes],
      challenges: [...rules.challenges].sort(),
      mode: rules.directMode,
      required: [...rules.requiredCustomer].sort(),
    }))
    const cores = METHODS.flatMap(({ code, markets }) =>
      markets.map(market => ({
        method: `${code} ${market.currency}`,
        shapes: (['direct', 'widget'] as const).filter(shape => market[shape]),
        challenges: [...market.challenges].sort(),
        mode: market.direct?.mode,
        required: toWire((market.direct ?? market.widget)?.fields?.required),
      })),
    )
    const byMethod = (a: { method: string }, b: { method: string }): number => (a.method < b.method ? -1 : 1)
    expect(ours.sort(byMethod)).toEqual(cores.sort(byMethod))
  })

  test('on every payout: code, currency, beneficiary and required fields', () => {
    const ours = PAYOUT_RULES.map(rules => [
      `${rules.code} ${rules.currency} ${rules.beneficiary}`,
      [...rules.requiredBeneficiary].sort(),
      [...rules.requiredCustomer].sort(),
      rules.required?.includes('description') ?? false,
    ])
    const cores = PAYOUT_METHODS.flatMap(({ code, markets }) =>
      markets.map(market => [
        `${code} ${market.currency} ${toWire([market.beneficiary.key])[0]}`,
        toWire(market.beneficiary.fields?.required),
        toWire(market.fields?.required),
        market.description === 'required',
      ]),
    )
    expect(ours.map(String).sort()).toEqual(cores.map(String).sort())
  })

  test('on how many there are: 12 payment methods and 7 payout methods', () => {
    expect(new Set(PAYMENT_RULES.map(({ code }) => code)).size).toBe(12)
    expect(new Set(PAYOUT_RULES.map(({ code }) => code)).size).toBe(7)
  })
})
