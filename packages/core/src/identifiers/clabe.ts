import { type Identifier, toTens, weigh } from './identifier.ts'

/** CLABE, bank accounts of Mexico. Only the check digit is judged: lists of banks grow old. */
export const clabe: Identifier = {
  length: [18],
  digitOf: body => toTens(weigh(body, '731')),
  patterns: ['### ### ########### #'],
}
