import type { PayoutMethod } from '../payout.ts'

/** UPI, India: to a payment address such as `name@bank`. */
export const upi = {
  code: 'upi',
  markets: [
    {
      country: 'IN',
      currency: 'INR',
      source: 'india/upi/payout',
      amountAs: 'string',
      description: 'required',
      fields: { optional: ['email', 'phone'] },
      beneficiary: { key: 'upi', fields: { required: ['account'] } },
      notes: [
        'mode may be initial and is left out.',
        'The sample is cut after phone: more fields may exist.',
      ],
    },
  ],
} as const satisfies PayoutMethod
