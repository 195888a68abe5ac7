import { others } from '../field.ts'
import type { PayoutMethod } from '../payout.ts'

const page = {
  source: 'africa/mobile-money/payout',
  amountAs: 'number',
  fields: {
    required: ['phone', 'firstName', 'lastName'],
    optional: others('phone', 'firstName', 'lastName'),
  },
  beneficiary: {
    key: 'mobileMoney',
    fields: {
      required: ['phone'],
      conditional: [
        'operator',
        'beneficiaryFirstName',
        'beneficiaryLastName',
        'beneficiaryDocumentType',
        'beneficiaryDocumentValue',
      ],
    },
  },
} as const

/** Mobile money, Africa: to a phone number. */
export const mobileMoney = {
  code: 'mobile_money',
  markets: [
    {
      ...page,
      country: 'KE',
      currency: 'KES',
      operators: ['mpesa', 'airtel', 'airtel kenya'],
    },
    {
      ...page,
      country: 'TZ',
      currency: 'TZS',
      inferred: ['currency'],
      operators: ['vodacom', 'tigo', 'halopesa', 'airtel'],
    },
    {
      ...page,
      country: 'GH',
      currency: 'GHS',
      inferred: ['currency'],
      operators: ['vodafone', 'mtn', 'airteltigo'],
    },
    {
      ...page,
      country: 'GM',
      currency: 'GMD',
      inferred: ['currency'],
      operators: ['qcell', 'wave', 'africel'],
    },
    {
      ...page,
      country: 'CM',
      currency: 'XAF',
      inferred: ['currency'],
      operators: ['mtn', 'orange'],
    },
  ],
} as const satisfies PayoutMethod
