import type { Method } from '../method.ts'

const fields = {
  required: ['firstName', 'lastName', 'email', 'phone', 'country', 'stateCode', 'city', 'address', 'zipCode'],
  optional: ['middleName', 'taxId', 'birthday', 'gender'],
} as const

/** UPI, India: a `upi://pay` link, or the gateway's own page. */
export const upi = {
  code: 'upi',
  markets: [
    {
      country: 'IN',
      currency: 'INR',
      source: 'india/upi/payment',
      challenges: ['redirect'],
      direct: { amountAs: 'string', fields },
      widget: { amountAs: 'string', fields },
      notes: [
        'The widget reply has a request id of zeros: there is no transaction yet.',
        'The status and callback samples are copies of those of p2c.',
      ],
    },
  ],
} as const satisfies Method
