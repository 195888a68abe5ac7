import { type Identifier, stripFormat } from './identifier.ts'

/** A telephone number in the shape of E.164: up to 15 digits, the first not 0, with or without `+`. */
export const phone: Identifier = {
  length: [7, 16],
  shape: /^\+?[1-9]\d{6,14}$/,
  toCanonical: text => stripFormat(text).replace(/^00/, '+'),
}
