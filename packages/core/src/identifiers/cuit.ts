import { elevenOf, type Identifier } from './identifier.ts'

/** CUIT, CUIL and CDI, Argentina: modulo 11, and 9 where the digit would be 10. The prefix is not judged; new ones are given out. */
export const cuit: Identifier = {
  length: [11],
  digitOf: elevenOf('9', '234567'),
  patterns: ['##-########-#'],
}
