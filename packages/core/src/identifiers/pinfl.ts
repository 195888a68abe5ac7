import { type Identifier, weigh } from './identifier.ts'

/** PINFL, Uzbekistan: 14 digits of which the first is 1 to 6. */
export const pinfl: Identifier = {
  length: [14],
  shape: /^[1-6]\d+$/,
  digitOf: body => weigh(body, '713') % 10,
}
