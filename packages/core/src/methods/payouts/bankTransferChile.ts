import { others } from '../field.ts'
import type { PayoutMethod } from '../payout.ts'

/** Bank transfer, Chile. */
export const bankTransferChile = {
  code: 'bank_transfer_chile',
  markets: [
    {
      country: 'CL',
      currency: 'CLP',
      source: 'payment-methods/chile/bank-transfer-chile/payout',
      amountAs: 'number',
      fields: {
        required: ['firstName', 'lastName', 'taxId'],
        optional: others('firstName', 'lastName', 'taxId'),
      },
      beneficiary: {
        key: 'requisites',
        fields: {
          required: ['accountNumber', 'beneficiaryFirstName', 'beneficiaryLastName'],
          optional: ['beneficiaryEmail', 'beneficiaryDocumentType'],
          undocumented: ['payoutAccountTypeCode', 'payoutBeneficiaryTypeCode', 'beneficiaryDocumentValue'],
        },
      },
      notes: [
        'payout_account_type_code is 0001 and payout_beneficiary_type_code person in the sample.',
        'beneficiary_document_type is cl_rut in the sample, and the list of its values begins with cuit.',
        'The sample is cut after it: more keys may exist.',
      ],
    },
  ],
} as const satisfies PayoutMethod
