import { type Identifier, toTens, weigh } from './identifier.ts'

/** A card number of any brand: Uzcard, Humo, Elcart and RuPay are not in the lists that others keep. Keep it out of logs. */
export const card: Identifier = {
  length: [12, 19],
  // Luhn: every second digit is doubled, and a double over nine loses nine, which modulo ten is one more.
  digitOf: body => toTens(weigh(body, '21') + weigh(body, '10', digit => (digit > '4' ? 1 : 0))),
  patterns: ['#### #### #### #### ###'],
}
