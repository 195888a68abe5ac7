import { type Identifier, toTens, weigh } from './identifier.ts'

const digitOf = (body: string): number => toTens(weigh(body, '3179'))

/** CBU and CVU, bank and wallet accounts of Argentina: two blocks of 8 and 14 digits, each with a check digit, which may be 0. */
export const cbu: Identifier = {
  length: [22],
  digitOf: body => (Number(body[7]) === digitOf(body.slice(0, 7)) ? digitOf(body.slice(8)) : ' '),
  patterns: ['######## ##############'],
}
