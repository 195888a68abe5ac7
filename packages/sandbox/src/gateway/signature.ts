/** What the dashboard gives a merchant. */
export interface Credentials {
  readonly login: string
  readonly key: string
  readonly password: string
}

/** Body bytes as they travel. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The gateway's side of both headers. Comparison takes the same time wherever two differ. */
export interface Signer {
  /** Whether the text is `hex HMAC-SHA256(key, login)`. */
  acceptsToken(accessToken: string | null): Promise<boolean>
  /** Whether the text is the signature of these bytes. */
  verify(body: Bytes, signature: string | null): Promise<boolean>
  /** The right `access-token`. */
  token(): Promise<string>
  /** `hex HMAC-SHA256(password, login + body)`, lower case. An empty body is signed as nothing at all. */
  sign(body: Bytes): Promise<string>
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' }

/** @see the gateway's pages getting-started/authentication and getting-started/signature */
export function createSigner({ login, key, password }: Credentials): Signer {
  const loginBytes = new TextEncoder().encode(login)
  // It is the same in every call.
  const token = importKey(key).then(tokenKey => crypto.subtle.sign(HMAC, tokenKey, loginBytes))
  const signatureKey = importKey(password)

  const signed = (body: Bytes): Bytes => {
    const bytes = new Uint8Array(loginBytes.length + body.length)
    bytes.set(loginBytes)
    bytes.set(body, loginBytes.length)
    return bytes
  }

  return {
    async acceptsToken(accessToken) {
      const mac = fromHex(accessToken)
      return mac !== undefined && isSame(mac, new Uint8Array(await token))
    },
    async verify(body, signature) {
      const mac = fromHex(signature)
      return mac !== undefined && crypto.subtle.verify(HMAC, await signatureKey, mac, signed(body))
    },
    token: async () => toHex(await token),
    async sign(body) {
      return toHex(await crypto.subtle.sign(HMAC, await signatureKey, signed(body)))
    },
  }
}

function importKey(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), HMAC, false, ['sign', 'verify'])
}

/** 32 bytes from 64 hex digits of either case; anything else is no signature. */
function fromHex(text: string | null): Bytes | undefined {
  if (text === null || !/^[0-9a-f]{64}$/i.test(text)) return undefined
  return Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  )
}

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function toHex(buffer: ArrayBuffer): string {
  let text = ''
  for (const byte of new Uint8Array(buffer)) text += HEX[byte]
  return text
}

function isSame(one: Bytes, other: Bytes): boolean {
  let difference = one.length ^ other.length
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0)
  return difference === 0
}
