import type { PayoutMethod } from '../payout.ts'

/** Bank transfer, Argentina: its page could be read as far as the customer only. */
export const bankTransferArgentina = {
  code: 'bank_transfer_argentina',
  markets: [
    {
      country: 'AR',
      currency: 'ARS',
      source: 'payment-methods/argentina/bank-transfer-argentina/payout',
      inferred: ['beneficiary'],
      amountAs: 'number',
      beneficiary: { key: 'requisites' },
    },
  ],
} as const satisfies PayoutMethod
