import type { Challenge } from '../challenge.ts'
import { JsonNumber } from './json.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof JsonNumber)

/**
 * Every text and number inside a value, by its dotted path. A list of `{ key, value }` or of objects with one name each, the
 * gateway's two ways to write a map, is read as that map.
 */
export function toTexts(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value }
  if (value instanceof JsonNumber) return { [path]: value.text }
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, entry]) => {
      const join = (own: string): string => (path ? `${path}.${own}` : own)
      if (!Array.isArray(value)) return Object.entries(toTexts(entry, join(name)))
      if (isObject(entry) && typeof entry.key === 'string' && 'value' in entry)
        return Object.entries(toTexts(entry.value, join(entry.key)))
      const isPair = isObject(entry) && Object.keys(entry).length === 1
      return Object.entries(toTexts(entry, isPair ? path : join(name)))
    }),
  )
}

/** Names of the fields a buyer must send back, read from what looks like a list of them: no document shows one. */
function readFieldNames(payload: unknown): string[] {
  if (!isObject(payload)) return []
  const list = [payload.fields, payload.form_fields, payload.form].find(Array.isArray) ?? []
  return list.flatMap((entry: unknown) => {
    const names = isObject(entry) ? [entry.name, entry.field, entry.key] : [entry]
    return names.find(name => typeof name === 'string') ?? []
  })
}

/**
 * Reads the gateway's `challenge`. Only `redirect` and `qr` have a published sample; the others are read loosely. A kind nobody
 * has met, or one without its payload, becomes `unknown` with whatever it holds; nothing here throws. Prose and samples differ
 * in case.
 */
export function toChallenge(wire: unknown): Challenge {
  if (!isObject(wire)) return { kind: 'unknown', type: '' }
  const { challenge_type: type, ...payloads } = wire
  const kind = typeof type === 'string' ? type.toLowerCase() : ''
  const payload = payloads[`challenge_${kind}`]
  const textAt = (name: string): string | undefined => {
    const value = isObject(payload) ? payload[name] : undefined
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  switch (kind) {
    case 'redirect': {
      const url = textAt('url')
      if (url !== undefined) return { kind, url }
      break
    }
    case 'qr': {
      const code = textAt('code')
      if (code !== undefined) return { kind, code }
      break
    }
    case 'requisites': {
      const {
        fields: _fields,
        form_fields: _formFields,
        form: _form,
        ...rest
      } = isObject(payload) ? payload : {}
      return { kind, requisites: toTexts(rest), fields: readFieldNames(payload) }
    }
    case 'stk':
    case 'otp':
      return { kind }
  }
  const details = toTexts(payloads)
  return {
    kind: 'unknown',
    type: typeof type === 'string' ? type : '',
    ...(Object.keys(details).length > 0 && { details }),
  }
}
