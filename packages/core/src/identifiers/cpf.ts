import { elevenOf, type Identifier } from './identifier.ts'

/** The second check digit, where the first is right; nobody has one digit all along, for which both are. */
export function secondDigitOf(weights: string): (body: string) => string {
  const digitOf = elevenOf('0', weights)
  return body => (body.endsWith(digitOf(body.slice(0, -1))) && !/^(\d)\1*$/.test(body) ? digitOf(body) : ' ')
}

/**
 * CPF, Brazil's tax number of a person. Binding: the gateway's Pix page requires a CPF or CNPJ, though its own sample,
 * 12345678900, has a wrong check digit.
 *
 * @see Receita Federal, check digits modulo 11
 */
export const cpf: Identifier = {
  length: [11],
  digitOf: secondDigitOf('23456789ab'),
  patterns: ['###.###.###-##'],
  binding: true,
}
