import { FIELD_NAMES } from '../field.ts'
import type { PayoutMethod } from '../payout.ts'

/** Bank transfer, Mexico. */
export const bankTransferMexico = {
  code: 'bank_transfer_mexico',
  markets: [
    {
      country: 'MX',
      currency: 'MXN',
      source: 'mexico/bank-transfer-mexico/payout',
      amountAs: 'number',
      fields: { undocumented: FIELD_NAMES },
      beneficiary: {
        key: 'requisites',
        fields: {
          undocumented: [
            'accountNumber',
            'payoutAccountTypeCode',
            'payoutBeneficiaryTypeCode',
            'beneficiaryFirstName',
            'beneficiaryLastName',
            'beneficiaryEmail',
            'beneficiaryDocumentType',
            'beneficiaryDocumentValue',
            'bankName',
          ],
        },
      },
      notes: [
        'account_number has 13 digits in the sample; a CLABE has 18.',
        'beneficiary_document_type is CURP in upper case, where Chile writes cl_rut.',
        'The reply has no billing_amount.',
      ],
    },
  ],
} as const satisfies PayoutMethod
