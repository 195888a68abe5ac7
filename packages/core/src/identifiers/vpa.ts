import type { Identifier } from './identifier.ts'

/** Letters, digits, points, hyphens and underscores on both sides: `acct@IFSC.ifsc.npci` has points behind. */
export const VPA: RegExp = /^[\w.-]{1,256}@[\w.-]{1,64}$/

/** UPI's payment address (VPA). No list of banks is kept; it counts without case. */
export const vpa: Identifier = {
  length: [3, 321],
  shape: VPA,
  toCanonical: text => text.trim().toLowerCase(),
}
