import { type Identifier, weigh } from './identifier.ts'

/** RNOKPP, Ukraine's tax number: modulo 11, the weight -1 written as 10, which is the same. Some people have none, on religious grounds. */
export const rnokpp: Identifier = {
  length: [10],
  digitOf: body => (weigh(body, '75a64975a') % 11) % 10,
}
