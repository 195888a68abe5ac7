import { card } from './card.ts'
import { cbu } from './cbu.ts'
import { clabe } from './clabe.ts'
import { cnpj } from './cnpj.ts'
import { cpf } from './cpf.ts'
import { cuit } from './cuit.ts'
import { curp } from './curp.ts'
import { check, format, type IdentifierResult, type Masked, mask } from './identifier.ts'
import { iin } from './iin.ts'
import { phone } from './phone.ts'
import { pinfl } from './pinfl.ts'
import { pixKey } from './pixKey.ts'
import { rfc } from './rfc.ts'
import { rnokpp } from './rnokpp.ts'
import { rut } from './rut.ts'
import { vpa } from './vpa.ts'

const IDENTIFIERS = {
  cpf,
  cnpj,
  cuit,
  cbu,
  rut,
  clabe,
  rfc,
  curp,
  iin,
  rnokpp,
  pinfl,
  card,
  pixKey,
  vpa,
  phone,
}

/** The kinds of numbers and addresses that a buyer or beneficiary is asked for. */
export type IdentifierKind = keyof typeof IDENTIFIERS

export const IDENTIFIER_KINDS: readonly IdentifierKind[] = /* @__PURE__ */ Object.keys(
  IDENTIFIERS,
) as IdentifierKind[]

/**
 * Says whether text is an identifier of a kind, in any formatting: blanks, dots, hyphens, slashes and parentheses do not matter, nor does case.
 * Never throws. A wrong rule costs a sale, so what is not `binding` is advice: warn, and let the gateway decide.
 */
export function checkIdentifier(kind: IdentifierKind, text: string): IdentifierResult {
  return check(IDENTIFIERS[kind], text)
}

/** Writes an identifier as people know it: `123.456.789-09`. Text that is no such number comes back as it is. */
export function formatIdentifier(kind: IdentifierKind, text: string): string {
  return format(IDENTIFIERS[kind], text)
}

/**
 * Formats an identifier while it is typed or pasted, and says where the caret belongs.
 *
 * @param caret position in `text`; default: its end
 */
export function maskIdentifier(kind: IdentifierKind, text: string, caret?: number): Masked {
  return mask(IDENTIFIERS[kind], text, caret)
}
