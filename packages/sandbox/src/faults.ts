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

const ALLOWED: { readonly [Name in keyof Faults]: readonly Faults[Name][] } = {
  unsignedReplies: [false, true],
  callbacks: ['normal', 'never'],
  payCode: ['normal', 'other-amount', 'other-currency', 'other-payee'],
}

/** Puts each field of `change` into `faults`; the first that is unknown or has no such value is named, and nothing changes. */
export function applyFaults(faults: Faults, change: Readonly<Record<string, unknown>>): string | undefined {
  const allowed = new Map<string, readonly unknown[]>(Object.entries(ALLOWED))
  for (const [name, value] of Object.entries(change)) {
    const values = allowed.get(name)
    if (!values) return `unknown fault "${name}"; there are ${[...allowed.keys()].join(', ')}`
    if (!values.includes(value)) return `${name} must be one of ${values.join(', ')}`
  }
  Object.assign(faults, change)
  return undefined
}
