import type { Method } from '../method.ts'

const fields = {
  conditional: [
    'firstName',
    'lastName',
    'email',
    'phone',
    'country',
    'stateCode',
    'city',
    'address',
    'zipCode',
  ],
  optional: ['middleName', 'taxId', 'birthday', 'gender'],
} as const

/** BLIK, Poland. */
export const blik = {
  code: 'blik',
  markets: [
    {
      country: 'PL',
      currency: 'PLN',
      source: 'poland/blik/payment',
      inferred: ['challenges'],
      challenges: ['redirect'],
      direct: { amountAs: 'number', mode: 'initial', description: 'conditional', fields },
      widget: { amountAs: 'string', fields },
      notes: [
        'The amount is text in the widget sample only.',
        'No page shows where the six-digit BLIK code goes: send it as an additional field.',
      ],
    },
  ],
} as const satisfies Method
