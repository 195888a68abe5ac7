import type { MessageOverrides } from './messages.ts'

/** Our words with the merchant's in their places, at any depth. */
export function merge<Known extends object>(known: Known, own: MessageOverrides | undefined): Known {
  const merged: Record<string, unknown> = { ...(known as Record<string, unknown>) }
  for (const [name, value] of Object.entries(own ?? {})) {
    if (value === undefined) continue
    merged[name] = isGroup(value) ? merge(merged[name] ?? {}, value) : value
  }
  return merged as Known
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && !Array.isArray(value)
