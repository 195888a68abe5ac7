import { others } from '../field.ts'
import type { Method } from '../method.ts'

/** ePay, Bulgaria. */
export const epay = {
  code: 'epay',
  markets: [
    {
      country: 'BG',
      currency: 'BGN',
      source: 'payment-methods/brazil-1/epay/payment',
      inferred: ['challenges', 'widget'],
      challenges: ['redirect'],
      direct: {
        amountAs: 'number',
        mode: 'initial',
        fields: {
          required: ['firstName', 'lastName', 'country'],
          conditional: ['phone'],
          optional: others('firstName', 'lastName', 'country', 'phone'),
        },
      },
      widget: { amountAs: 'number' },
      notes: [
        'phone has 6 to 20 digits.',
        'The page stands under brazil-1 and spells middle_nFame; middle_name is sent.',
      ],
    },
  ],
} as const satisfies Method
