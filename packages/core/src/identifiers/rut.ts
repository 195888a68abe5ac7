import { elevenOf, type Identifier } from './identifier.ts'

/** RUT and RUN, Chile: seven or eight digits and a check digit modulo 11, `K` for ten. */
export const rut: Identifier = {
  length: [8, 9],
  shape: /^\d+[\dK]$/,
  digitOf: elevenOf('K', '234567'),
  patterns: ['#.###.###-#', '##.###.###-#'],
}
