import type { Money } from '@rumba/core'
import { defined } from './defined.ts'
import { type Bytes, createHmac, type Hmac, type HmacProvider } from './hmac.ts'
import type { OrderTerms } from './options.ts'
import { toBytes } from './signature.ts'
import { formatJson, parseJson } from './stores/json.ts'

/** Lets its bearer read one payment. */
export interface StatusClaim {
  readonly reference: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/** Placed in a callback address: which payment a callback there may be about, and what it must say. */
export interface CallbackClaim extends StatusClaim {
  readonly amount: Money
}

/** Terms that the merchant's server has signed for a page to carry. */
export type SignedTerms = OrderTerms & { readonly id: string }

/** Capabilities of this proxy, checked by MAC alone: no store or network is touched for a wrong one. */
export interface Tokens {
  signStatus(claim: StatusClaim): Promise<string>
  verifyStatus(token: string, now: number): Promise<StatusClaim | undefined>
  signCallback(claim: CallbackClaim): Promise<string>
  verifyCallback(token: string, now: number): Promise<CallbackClaim | undefined>
  /** @param issuedAt epoch milliseconds, as `expiresAt` */
  signOrder(terms: SignedTerms, issuedAt: number, expiresAt: number): Promise<string>
  verifyOrder(token: string, now: number): Promise<SignedTerms | undefined>
  /** Keyed digest of a request, to tell a repeat from another one without keeping what the payer typed. */
  fingerprint(body: Bytes): Promise<string>
}

type Purpose = 'status' | 'callback' | 'order' | 'fingerprint'

/** How far the clocks of two instances may lie apart. */
const CLOCK_SKEW_MS = 30_000

const TOKEN = /^(v1\.([\w-]{1,4096}))\.([\w-]{43})$/

/** Whether a text has the form of this proxy's tokens, good or not: no order id should. */
export const isToken = (text: string): boolean => TOKEN.test(text)

/** One format, `v1.<payload>.<mac>`; a key of its own for each purpose, derived from each secret by HKDF. The first secret signs. */
export function createTokens(secrets: readonly string[], provider: HmacProvider = createHmac): Tokens {
  const keys = new Map<string, Promise<Hmac>>()
  const keyFor = (purpose: Purpose, secret: string): Promise<Hmac> => {
    const name = `${purpose} ${secret}`
    const known = keys.get(name) ?? deriveKey(secret, purpose).then(provider)
    keys.set(name, known)
    return known
  }

  const mac = async (purpose: Purpose, bytes: Bytes): Promise<string> =>
    toBase64Url(await (await keyFor(purpose, secrets[0] ?? '')).sign(bytes))

  const sign = async (purpose: Purpose, claim: readonly unknown[]): Promise<string> => {
    const signed = `v1.${toBase64Url(toBytes(formatJson(claim)))}`
    return `${signed}.${await mac(purpose, toBytes(signed))}`
  }

  /** What our own MAC is over has the shape that we gave it. */
  const verify = async <Claim extends readonly [unknown, expiresAt: number, ...unknown[]]>(
    purpose: Purpose,
    token: string,
    now: number,
  ): Promise<Claim | undefined> => {
    const match = TOKEN.exec(token)
    if (!match) return undefined
    const [, signed = '', payload = '', digest = ''] = match
    const answers = await Promise.all(
      secrets.map(async secret =>
        (await keyFor(purpose, secret)).verify(parseBase64Url(digest), toBytes(signed)),
      ),
    )
    if (!answers.includes(true)) return undefined
    const claim = parseJson(new TextDecoder().decode(parseBase64Url(payload))) as Claim
    return claim[1] + CLOCK_SKEW_MS > now ? claim : undefined
  }

  return {
    signStatus: ({ reference, expiresAt }) => sign('status', [reference, expiresAt]),
    async verifyStatus(token, now) {
      const claim = await verify<[string, number]>('status', token, now)
      return claim && { reference: claim[0], expiresAt: claim[1] }
    },
    signCallback: ({ reference, expiresAt, amount }) =>
      sign('callback', [reference, expiresAt, amount.minor.toString(), amount.currency, amount.exponent]),
    async verifyCallback(token, now) {
      const claim = await verify<[string, number, string, string, number?]>('callback', token, now)
      return (
        claim && {
          reference: claim[0],
          expiresAt: claim[1],
          amount: defined({
            minor: BigInt(claim[2]),
            currency: claim[3],
            exponent: claim[4] ?? undefined,
          }),
        }
      )
    },
    signOrder: (terms, issuedAt, expiresAt) => sign('order', [terms, expiresAt, issuedAt]),
    async verifyOrder(token, now) {
      const claim = await verify<[SignedTerms, number, number]>('order', token, now)
      // One from the future is not ours, or the clock of whoever signed it is wrong and so is its expiry.
      return claim && claim[2] - CLOCK_SKEW_MS <= now ? claim[0] : undefined
    },
    fingerprint: body => mac('fingerprint', body),
  }
}

async function deriveKey(secret: string, purpose: Purpose): Promise<Bytes> {
  const root = await crypto.subtle.importKey('raw', toBytes(secret), 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: toBytes('rumba-proxy'), info: toBytes(purpose) },
    root,
    256,
  )
  return new Uint8Array(bits)
}

const toBase64Url = (bytes: Bytes): string =>
  btoa(String.fromCharCode.apply(null, bytes as unknown as number[])).replace(/[+/=]/g, character =>
    character === '+' ? '-' : character === '/' ? '_' : '',
  )

const parseBase64Url = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0))
