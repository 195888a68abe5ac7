import { others } from '../field.ts'
import type { Method } from '../method.ts'

const fields = {
  required: ['firstName', 'lastName', 'country'],
  optional: others('firstName', 'lastName', 'country'),
} as const

/** paysafecard: the buyer enters a voucher's code on the gateway's page. */
export const paysafecard = {
  code: 'paysafecard',
  markets: [
    {
      country: 'IE',
      currency: 'EUR',
      source: 'payment-methods/ireland/paysafecard/payment',
      challenges: ['redirect'],
      direct: { amountAs: 'number', mode: 'initial', fields },
      widget: { amountAs: 'number', fields },
      notes: [
        'The country note says Netherlands beside IE.',
        'The widget locale of the sample is ie, a country; a language is sent.',
        'The direct sample spells middle_nFame; middle_name is sent.',
        'identifier in the replies echoes the customer, not the transaction.',
      ],
    },
  ],
} as const satisfies Method
