/** The gateway's signature: who sent these bytes. It says nothing of when, where or for what. */

export interface Credentials {
  readonly login: string
  readonly key: string
  /** Several while one is being replaced: the first signs, all are accepted. */
  readonly password: string | readonly [string, ...string[]]
}

export interface Signer {
  /** Hex HMAC-SHA256 of the login with the key: the same for every call. */
  accessToken(): Promise<string>
  /** Hex HMAC-SHA256 of login + body with the first password. */
  sign(body: Bytes): Promise<string>
  /** Whether one of the passwords made `signature` (64 hex digits, either case) over these exact bytes. */
  verify(body: Bytes, signature: string | null): Promise<boolean>
}

/** Bytes that Web Crypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

const HMAC = { name: 'HMAC', hash: 'SHA-256' }

/** Encodes text as UTF-8. */
export const toBytes = (text: string): Bytes => new TextEncoder().encode(text)

/** Imports the bytes as an HMAC-SHA256 key that cannot be read back. */
export const importHmacKey = (secret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, HMAC, false, ['sign', 'verify'])

/** Signs and verifies by the gateway's formula. Keys are imported once. */
export function createSigner({ login, key, password }: Credentials): Signer {
  const passwords = (typeof password === 'string' ? [password] : password).map(text =>
    importHmacKey(toBytes(text)),
  )
  const prefix = toBytes(login)
  const token = importHmacKey(toBytes(key)).then(hmacKey => crypto.subtle.sign('HMAC', hmacKey, prefix))
  // A rejected import must surface at the call that needs it, not as an unhandled rejection at start.
  for (const pending of [token, ...passwords]) pending.catch(() => {})

  return {
    async accessToken() {
      return toHex(await token)
    },
    async sign(body) {
      return toHex(await crypto.subtle.sign('HMAC', (await passwords[0]) as CryptoKey, concat(prefix, body)))
    },
    async verify(body, signature) {
      const digest = parseHex(signature)
      if (!digest) return false
      const signed = concat(prefix, body)
      // Every password is tried whatever the first one said, so that the time tells nothing.
      const answers = await Promise.all(
        passwords.map(async hmacKey => crypto.subtle.verify('HMAC', await hmacKey, digest, signed)),
      )
      return answers.includes(true)
    },
  }
}

function concat(a: Bytes, b: Bytes): Bytes {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}

const toHex = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')

function parseHex(text: string | null): Bytes | undefined {
  if (text === null || !/^[0-9a-f]{64}$/i.test(text)) return undefined
  return Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  )
}
