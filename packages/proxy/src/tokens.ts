import type { Money } from '@rumba/core'
import { createHmac, toBase64Url } from '#runtime'
import { type Bytes, type Hmac, type HmacProvider, toBytes } from './hmac.ts'
import type { OrderTerms } from './options.ts'
import { formatJson, parseJson } from './stores/json.ts'

/** Terms that the merchant's server has signed for a page to carry. */
export type SignedTerms = OrderTerms & { readonly id: string }

/** What a token of each purpose is about. Times are epoch milliseconds. */
export interface Subjects {
  /** Lets its bearer read one payment: its reference. */
  readonly status: string
  /** What a page exchanges for a status token, and nothing else takes: the reference. */
  readonly resume: string
  /** Placed in a callback address: which payment a callback there may be about, and what it must say. */
  readonly callback: readonly [reference: string, amount: Money]
  /** What an order owes. */
  readonly order: readonly [terms: SignedTerms, issuedAt: number]
}

/** Capabilities of this proxy, checked by MAC alone: no store or network is touched for a wrong one. */
export interface Tokens {
  /** @param expiresAt epoch milliseconds */
  sign<Purpose extends keyof Subjects>(
    purpose: Purpose,
    subject: Subjects[Purpose],
    expiresAt: number,
  ): Promise<string>
  /** Answers what the token is about; `undefined` for one that is wrong or out of date. */
  verify<Purpose extends keyof Subjects>(
    purpose: Purpose,
    token: string,
    now: number,
  ): Promise<Subjects[Purpose] | undefined>
  /** Keyed digest of a request, to tell a repeat from another one without keeping what the payer typed. */
  fingerprint(body: string): Promise<string>
}

type Purpose = keyof Subjects | 'fingerprint'

/** How far the clocks of two instances may lie apart. */
export const CLOCK_SKEW_MS = 30_000

/** The last of the 43 characters of a MAC carries four bits; other letters for the same four would be the same token in other words. */
const TOKEN = /^(v1\.([\w-]{1,4096}))\.([\w-]{42}[AEIMQUYcgkosw048])$/

/** Whether a text has the form of this proxy's tokens, good or not: no order id should. */
export const isToken = (text: string): boolean => TOKEN.test(text)

/** One format, `v1.<payload>.<mac>`; a key of its own for each purpose, derived from each secret by HKDF. The first secret signs. */
export function createTokens(secrets: readonly string[], provider: HmacProvider = createHmac): Tokens {
  /** Of each secret its keys, each derived when it is first asked for. */
  const keys = secrets.map(secret => {
    const known: { [Name in Purpose]?: Promise<Hmac> } = {}
    return (purpose: Purpose): Promise<Hmac> => (known[purpose] ??= deriveKey(secret, purpose, provider))
  })
  const [keyFor] = keys as [(typeof keys)[number]]

  const mac = async (purpose: Purpose, text: string): Promise<string> =>
    toBase64Url(await (await keyFor(purpose)).sign(text))

  return {
    async sign(purpose, subject, expiresAt) {
      const signed = `v1.${toBase64Url(formatJson([subject, expiresAt]))}`
      return `${signed}.${await mac(purpose, signed)}`
    },
    async verify<Purpose extends keyof Subjects>(purpose: Purpose, token: string, now: number) {
      const match = TOKEN.exec(token)
      if (!match) return undefined
      const [, signed = '', payload = '', digest = ''] = match
      let right = false
      for (const keyFor of keys) {
        const key = await keyFor(purpose)
        if (await key.verify(parseBase64Url(digest), signed)) right = true
      }
      if (!right) return undefined
      // What our own MAC is over has the shape that we gave it.
      const [subject, expiresAt] = parseJson(new TextDecoder().decode(parseBase64Url(payload))) as [
        Subjects[Purpose],
        number,
      ]
      return expiresAt + CLOCK_SKEW_MS > now ? subject : undefined
    },
    fingerprint: body => mac('fingerprint', body),
  }
}

/** HKDF-SHA256 of one block, which takes no more than two HMACs (RFC 5869 §2). */
async function deriveKey(secret: string, purpose: Purpose, provider: HmacProvider): Promise<Hmac> {
  const root = await provider(toBytes('rumba-proxy')).sign(secret)
  return provider(await provider(root).sign(`${purpose}\x01`))
}

const parseBase64Url = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0))
