import type { Challenge } from '../challenge.ts'
import * as s from '../schema.ts'

/** The gateway's `challenge` object, read loosely: only `redirect` and `qr` have a published sample. */
export interface WireChallenge {
  readonly challenge_type: string
  readonly challenge_redirect?: unknown
  readonly challenge_qr?: unknown
}

export const wireChallenge: s.Schema<WireChallenge> = s.object<
  Pick<WireChallenge, 'challenge_type'>,
  Omit<WireChallenge, 'challenge_type'>
>({ challenge_type: s.string }, { challenge_redirect: s.unknown, challenge_qr: s.unknown })

const textAt = (payload: unknown, key: string): string | undefined => {
  const value: unknown =
    typeof payload === 'object' && payload !== null ? Reflect.get(payload, key) : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A kind nobody has met, or one without its payload, becomes `unknown`; nothing here throws. Prose and samples differ in case. */
export function toChallenge(wire: WireChallenge): Challenge {
  const kind = wire.challenge_type.toLowerCase()
  switch (kind) {
    case 'redirect': {
      const url = textAt(wire.challenge_redirect, 'url')
      if (url !== undefined) return { kind, url }
      break
    }
    case 'qr': {
      const code = textAt(wire.challenge_qr, 'code')
      if (code !== undefined) return { kind, code }
      break
    }
    case 'stk':
    case 'otp':
      return { kind }
  }
  return { kind: 'unknown', type: wire.challenge_type }
}
