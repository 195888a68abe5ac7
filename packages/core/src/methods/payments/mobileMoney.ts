import type { Method } from '../method.ts'

const page = {
  source: 'africa/mobile-money/payment',
  challenges: ['stk', 'otp', 'redirect'],
  direct: { amountAs: 'number' },
  widget: { amountAs: 'number' },
} as const

/** Mobile money, Africa: a prompt on the buyer's phone, a one-time code, or a page. The bodies of its page were not readable. */
export const mobileMoney = {
  code: 'mobile_money',
  markets: [
    {
      ...page,
      country: 'KE',
      currency: 'KES',
      operators: ['mpesa', 'airtel'],
    },
    {
      ...page,
      country: 'TZ',
      currency: 'TZS',
      inferred: ['currency'],
      operators: ['vodacom', 'tigo', 'halopesa', 'airtel'],
    },
    {
      ...page,
      country: 'GH',
      currency: 'GHS',
      inferred: ['currency'],
      operators: ['vodafone', 'mtn', 'airteltigo'],
    },
    {
      ...page,
      country: 'GM',
      currency: 'GMD',
      inferred: ['currency'],
      operators: ['qcell', 'wave', 'africel'],
    },
    {
      ...page,
      country: 'CM',
      currency: 'XAF',
      inferred: ['currency'],
      operators: ['mtn', 'orange'],
    },
    {
      ...page,
      country: 'CI',
      currency: 'XOF',
      inferred: ['currency'],
      operators: ['orange', 'mtn', 'moov', 'wave'],
    },
  ],
} as const satisfies Method
