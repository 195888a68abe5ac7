import { others } from '../field.ts'
import type { PayoutMethod } from '../payout.ts'

/** Pix, Brazil: to a Pix key. */
export const pix = {
  code: 'pix',
  markets: [
    {
      country: 'BR',
      currency: 'BRL',
      source: 'payment-methods/brazil/pix/payout',
      amountAs: 'number',
      fields: {
        required: ['firstName', 'lastName', 'taxId'],
        optional: others('firstName', 'lastName', 'taxId'),
      },
      beneficiary: {
        key: 'requisites',
        fields: { required: ['name', 'account'], undocumented: ['accountType'] },
      },
      notes: [
        'name has 5 to 100 characters.',
        'The one account_type shown is CPF; others are passed on as given.',
        'The country and tax id notes of the sample are Argentine.',
        'The create reply and the callback of one transaction name different beneficiaries.',
      ],
    },
  ],
} as const satisfies PayoutMethod
