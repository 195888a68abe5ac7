import { createHmac } from '#runtime'
import { type Bytes, type HmacProvider, toBytes } from './hmac.ts'

/** The gateway's signature: who sent these bytes. It says nothing of when, where or for what. */

export interface Credentials {
  readonly login: string
  /** Several while one is being replaced: the first is used, the next one where the gateway turns it away. */
  readonly key: string | readonly [string, ...string[]]
  /** Several while one is being replaced: the first signs, all are accepted. */
  readonly password: string | readonly [string, ...string[]]
}

export interface Signer {
  /** How many pairs of key and password there are: more than one while one is being replaced. */
  readonly pairs: number
  /** Hex HMAC-SHA256 of the login with the key: the same for every call. */
  accessToken(pair?: number): Promise<string>
  /** Hex HMAC-SHA256 of login + body with the password. Default: the first one. */
  sign(body: Bytes, pair?: number): Promise<string>
  /** Whether one of the passwords made `signature` (64 hex digits, either case) over these exact bytes. */
  verify(body: Bytes, signature: string | null): Promise<boolean>
}

/** The secrets of one kind, the one in use first. */
export const toList = (secret: string | readonly string[]): readonly string[] =>
  typeof secret === 'string' ? [secret] : secret

/** Signs and verifies by the gateway's formula. Keys are made ready once. */
export function createSigner(
  { login, key, password }: Credentials,
  provider: HmacProvider = createHmac,
): Signer {
  const toHmacs = (secret: Credentials['key']) => toList(secret).map(text => provider(toBytes(text)))
  const [keys, passwords] = [toHmacs(key), toHmacs(password)]
  const prefix = toBytes(login)
  const toSigned = (body: Bytes) => join([prefix, body], prefix.length + body.length)
  const tokens = keys.map(async hmac => toHex(await hmac.sign(prefix)))
  for (const pending of tokens) pending.catch(() => {})
  /** Of the kind of which there are fewer, the last one goes with all further ones of the other. */
  const pick = <Entry>(entries: readonly Entry[], pair: number): Entry =>
    entries[Math.min(pair, entries.length - 1)] as Entry

  return {
    pairs: Math.max(keys.length, passwords.length),
    accessToken: (pair = 0) => pick(tokens, pair),
    async sign(body, pair = 0) {
      return toHex(await pick(passwords, pair).sign(toSigned(body)))
    },
    async verify(body, signature) {
      const digest = parseHex(signature)
      if (!digest) return false
      const signed = toSigned(body)
      let right = false
      // Every password is tried whatever the first one said, so that the time tells nothing.
      for (const hmac of passwords) if (await hmac.verify(digest, signed)) right = true
      return right
    },
  }
}

/** The parts as one, `length` bytes together. */
export function join(parts: readonly Uint8Array[], length: number): Bytes {
  const joined = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** The hex of each byte: texts are joined many times faster than numbers are written. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function toHex(digest: Bytes): string {
  let text = ''
  for (const byte of digest) text += HEX[byte]
  return text
}

function parseHex(text: string | null): Bytes | undefined {
  if (text === null || !/^[0-9a-f]{64}$/i.test(text)) return undefined
  const digest = new Uint8Array(32)
  for (let index = 0; index < 32; index += 1)
    digest[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16)
  return digest
}
