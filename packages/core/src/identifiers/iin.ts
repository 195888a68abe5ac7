import { type Identifier, weigh } from './identifier.ts'

/**
 * IIN, Kazakhstan: modulo 11, weights 1 to 11 from the left, and once more with 3 to 11, 1, 2 where that gives ten. Its digits say
 * nothing about a date of birth.
 *
 * @see Government of Kazakhstan, decree 853 of 26 August 2013
 */
export const iin: Identifier = {
  length: [12],
  digitOf(body) {
    const first = weigh(body, 'ba987654321') % 11
    return first < 10 ? first : weigh(body, '21ba9876543') % 11
  },
}
