import { others } from '../field.ts'
import type { Method } from '../method.ts'

/** Bancontact, Belgium: the gateway's page, the only shape its document shows. */
export const bancontact = {
  code: 'bancontact',
  markets: [
    {
      country: 'BE',
      currency: 'EUR',
      source: 'europe/bancontact/payment',
      challenges: ['redirect'],
      widget: {
        amountAs: 'string',
        fields: {
          required: ['email', 'country', 'zipCode', 'birthday'],
          optional: others('email', 'country', 'zipCode', 'birthday'),
        },
      },
      notes: ['The customer of the sample lives in Colombia.'],
    },
  ],
} as const satisfies Method
