/** What the dashboard gives a merchant. */
export interface Credentials {
  readonly login: string
  readonly key: string
  readonly password: string
}

/** Body bytes as they travel. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The gateway's side of both headers. Comparison is the platform's own HMAC verification, which takes constant time. */
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
  const tokenKey = importKey(key)
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
      return mac !== undefined && crypto.subtle.verify(HMAC, await tokenKey, mac, loginBytes)
    },
    async verify(body, signature) {
      const mac = fromHex(signature)
      return mac !== undefined && crypto.subtle.verify(HMAC, await signatureKey, mac, signed(body))
    },
    token: async () => toHex(await crypto.subtle.sign(HMAC, await tokenKey, loginBytes)),
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
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
}

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('')
}
