import { worthIn } from './curp.ts'
import { elevenOf, type Identifier } from './identifier.ts'

/** RFC, Mexico's tax number: three letters of a company or four of a person, a date, and a homoclave that ends in a check digit. */
export const rfc: Identifier = {
  length: [12, 13],
  shape: /^[A-ZÑ&]{3,4}\d{6}[\dA-Z]{2}[\dA]$/,
  digitOf(body) {
    // Given to the public at large; its check digit is not right and it counts.
    if (body === 'XAXX01010100') return '0'
    // A company's is one letter short and is weighed with a blank in front.
    return elevenOf('A', '23456789abcd', worthIn({ '&': 24, ' ': 37, Ñ: 38 }))(body.padStart(12))
  },
}
