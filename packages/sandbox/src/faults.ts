import type { Choices } from './choices.ts'

/** Ways in which the gateway can misbehave on demand. Plain data: set a field, and the next answer follows it. */
export interface Faults {
  /** Replies carry no `signature` header. */
  unsignedReplies: boolean
  /** `never`: a transaction that ends is not announced. */
  callbacks: 'normal' | 'never'
  /** What a new Pix code says instead of the truth; its checksum stays right, as a forger would see to. */
  payCode: 'normal' | 'other-amount' | 'other-currency' | 'other-payee'
}

export const NO_FAULTS: Readonly<Faults> = { unsignedReplies: false, callbacks: 'normal', payCode: 'normal' }

export const FAULTS: Choices<Faults> = {
  unsignedReplies: [false, true],
  callbacks: ['normal', 'never'],
  payCode: ['normal', 'other-amount', 'other-currency', 'other-payee'],
}
