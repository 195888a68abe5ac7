import { others } from '../field.ts'
import type { Method } from '../method.ts'

const fields = {
  required: ['firstName', 'lastName', 'country', 'taxId'],
  optional: others('firstName', 'lastName', 'country', 'taxId'),
} as const

/** Bank transfer, Chile: account details to pay to, then the buyer's confirmation; or the gateway's page. */
export const bankTransferChile = {
  code: 'bank_transfer_chile',
  markets: [
    {
      country: 'CL',
      currency: 'CLP',
      source: 'payment-methods/chile/bank-transfer-chile/payment',
      challenges: ['redirect', 'requisites'],
      direct: { amountAs: 'number', fields },
      widget: { amountAs: 'number', fields },
      formats: { taxId: 'rut' },
      notes: [
        'The newest of three versions of the page shows only the widget.',
        'The page says that itn has 11 digits; a RUT has 8 or 9, and is sent as typed.',
      ],
    },
  ],
} as const satisfies Method
