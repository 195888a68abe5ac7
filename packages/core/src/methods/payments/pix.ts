import { others } from '../field.ts'
import type { Method } from '../method.ts'

const fields = {
  required: ['firstName', 'lastName', 'taxId'],
  optional: others('firstName', 'lastName', 'taxId'),
} as const

/** Pix, Brazil: a BR Code to scan or copy, or the gateway's own page that shows one. */
export const pix = {
  code: 'pix',
  markets: [
    {
      country: 'BR',
      currency: 'BRL',
      source: 'payment-methods/brazil/pix/payment',
      challenges: ['qr', 'redirect'],
      direct: { amountAs: 'number', fields },
      widget: { amountAs: 'number', fields },
      formats: { taxId: 'cpf-cnpj' },
      notes: ['The tax id is dotted in the widget sample; it is sent bare.'],
    },
  ],
} as const satisfies Method
