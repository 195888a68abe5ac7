import { others } from '../field.ts'
import type { Method } from '../method.ts'

const fields = {
  required: ['firstName', 'lastName'],
  conditional: ['taxId'],
  optional: others('firstName', 'lastName', 'taxId'),
} as const

/** Bank transfer, Argentina: account details to pay to, then the buyer's confirmation; or the gateway's page. */
export const bankTransferArgentina = {
  code: 'bank_transfer_argentina',
  markets: [
    {
      country: 'AR',
      currency: 'ARS',
      source: 'payment-methods/argentina/bank-transfer-argentina/payment',
      challenges: ['requisites', 'redirect'],
      direct: { amountAs: 'number', mode: 'initial', fields },
      widget: { amountAs: 'number', fields },
      formats: { taxId: 'cuit' },
      notes: ['The older of two versions of the page requires itn.', 'The older has no mode.'],
    },
  ],
} as const satisfies Method
