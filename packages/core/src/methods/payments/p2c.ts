import { FIELD_NAMES, others } from '../field.ts'
import type { Method } from '../method.ts'

/** The samples of Kazakhstan and Uzbekistan carry every field and mark none. */
const unmarked = { undocumented: FIELD_NAMES } as const

const slip = 'The prose asks for bank_transfer_mexico; p2c is sent, as in the samples.'

/** Card to card, Central Asia and Ukraine: the gateway's page shows a card to send money to. */
export const p2c = {
  code: 'p2c',
  markets: [
    {
      country: 'KZ',
      currency: 'KZT',
      source: 'kazakhstan/p2c/payment',
      challenges: ['redirect'],
      direct: { amountAs: 'number', fields: unmarked },
      widget: { amountAs: 'number', fields: unmarked },
      notes: [slip],
    },
    {
      country: 'UZ',
      currency: 'UZS',
      source: 'uzbekistan/p2c/payment',
      inferred: ['challenges'],
      challenges: ['redirect'],
      direct: { amountAs: 'number', fields: unmarked },
      widget: { amountAs: 'number', fields: unmarked },
      notes: [slip],
    },
    {
      country: 'UA',
      currency: 'UAH',
      source: 'ukraine/p2c/payment',
      challenges: ['redirect'],
      widget: {
        amountAs: 'number',
        fields: {
          required: ['firstName', 'lastName'],
          optional: others('firstName', 'lastName'),
        },
      },
    },
    {
      country: 'KG',
      currency: 'KGS',
      source: 'navigation',
      inferred: ['code', 'currency', 'challenges', 'direct', 'widget'],
      challenges: ['redirect'],
      direct: { amountAs: 'number' },
      widget: { amountAs: 'number' },
    },
  ],
} as const satisfies Method
