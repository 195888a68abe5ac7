import * as s from './schema.ts'

/** Body of a confirm call: what a `requisites` or `otp` challenge asks for, by the names that the challenge gives. Flat text only. */
export interface ConfirmPaymentBody {
  readonly fields: Readonly<Record<string, string>>
}

const MAX_FIELDS = 20

const fields: s.Schema<Record<string, string>> = (value, path, refuse) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path)
  const entries = Object.entries(value)
  if (entries.length === 0 || entries.length > MAX_FIELDS) return refuse(path)
  for (const [name] of entries) {
    // Whoever copies these into an object of its own must not be able to reach its prototype.
    if (!/^[\w.-]{1,64}$/.test(name) || name in Object.prototype || name === 'prototype') refuse(path)
  }
  return Object.fromEntries(
    entries.map(([name, typed]) => [name, s.line(1, 500)(typed, `${path}.${name}`, refuse)]),
  )
}

const confirmPaymentBody: s.Schema<ConfirmPaymentBody> = s.strictObject<ConfirmPaymentBody>({ fields })

/** Reads a confirm body; `fail` makes the error for the dotted path of the field that does not fit. */
export function parseConfirmPaymentBody(value: unknown, fail: (path: string) => Error): ConfirmPaymentBody {
  return s.read(confirmPaymentBody, value, fail)
}
