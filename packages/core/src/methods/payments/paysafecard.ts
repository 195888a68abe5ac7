import type { Method } from './method.ts'

/** paysafecard: the buyer enters a voucher's code on the gateway's page. The sample's country note says Netherlands beside `IE`. */
export const paysafecard: Method = {
  code: 'paysafecard',
  countries: ['IE'],
  currencies: ['EUR'],
  modes: ['direct', 'widget'],
  directMode: 'initial',
  amountAs: 'number',
  challenges: ['redirect'],
  fields: [
    { name: 'firstName', need: 'required' },
    { name: 'lastName', need: 'required' },
    { name: 'country', need: 'required' },
    { name: 'email', need: 'optional' },
    { name: 'phone', need: 'optional' },
  ],
  sources: ['payment-methods/ireland/paysafecard/payment'],
}
