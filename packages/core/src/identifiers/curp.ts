import { type Identifier, toTens, weigh } from './identifier.ts'

/** What a character of Mexico's numbers is worth: digits as they are, letters from 10, one more behind N, where Ñ or & stands. */
export const worthIn =
  (special: Readonly<Record<string, number>>) =>
  (character: string): number =>
    special[character] ?? Number.parseInt(character, 36) + (character > 'N' ? 1 : 0)

/** CURP, Mexico's population register. The eleventh letter is H, M, or X. */
export const curp: Identifier = {
  length: [18],
  shape: /^[A-ZÑ]{4}\d{6}[HMX][A-Z]{2}[A-ZÑ]{3}[\dA-Z]\d$/,
  digitOf: body => toTens(weigh(body, '23456789abcdefghi', worthIn({ Ñ: 24 }))),
}
