import type { PayoutMethod } from '../payout.ts'

const beneficiary = {
  key: 'card',
  fields: { undocumented: ['pan', 'expMonth', 'expYear', 'holderName'] },
} as const

const listed = {
  source: 'navigation',
  inferred: ['code', 'currency', 'beneficiary'],
  amountAs: 'number',
  beneficiary,
} as const

/** To a card. The body holds a card number: keep it out of logs, errors and stores. */
export const card = {
  code: 'card',
  markets: [
    {
      country: 'UA',
      currency: 'UAH',
      source: 'ukraine/card/payout',
      amountAs: 'number',
      fields: { undocumented: ['firstName', 'lastName', 'email', 'phone'] },
      beneficiary,
      notes: ['There is no field for a card verification code.'],
    },
    { ...listed, country: 'KZ', currency: 'KZT' },
    { ...listed, country: 'KG', currency: 'KGS' },
    { ...listed, country: 'UZ', currency: 'UZS' },
  ],
} as const satisfies PayoutMethod
