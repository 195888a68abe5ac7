import type { Method } from './method.ts'

/** Pix, Brazil: a BR Code to scan or copy, or the gateway's own page that shows one. */
export const pix: Method = {
  code: 'pix',
  countries: ['BR'],
  currencies: ['BRL'],
  modes: ['direct', 'widget'],
  amountAs: 'number',
  challenges: ['qr', 'redirect'],
  fields: [
    { name: 'firstName', need: 'required' },
    { name: 'lastName', need: 'required' },
    { name: 'taxId', need: 'required', format: 'cpf-cnpj' },
    { name: 'email', need: 'optional' },
    { name: 'phone', need: 'optional' },
  ],
  sources: ['payment-methods/brazil/pix/payment'],
}
