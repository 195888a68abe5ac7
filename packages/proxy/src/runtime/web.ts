import { type Bytes, type Hmac, type HmacProvider, toBytes } from '../hmac.ts'

/** What any runtime has: the package gives this where `#runtime` is imported and nothing better is known. */

/** By Web Crypto. The key is imported once, and cannot be read back. */
export const createHmac: HmacProvider = (secret): Hmac => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify'])
  // A rejected import must surface at the call that needs it, not as an unhandled rejection at start.
  imported.catch(() => {})
  return {
    sign: async message => new Uint8Array(await crypto.subtle.sign('HMAC', await imported, bytesOf(message))),
    verify: async (digest, message) => crypto.subtle.verify('HMAC', await imported, digest, bytesOf(message)),
  }
}

const bytesOf = (data: Bytes | string): Bytes => (typeof data === 'string' ? toBytes(data) : data)

/** Writes bytes, or text as UTF-8, in base64url without padding. */
export const toBase64Url = (data: Bytes | string): string =>
  btoa(String.fromCharCode(...bytesOf(data)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Whether a failure of `fetch` came before a byte of the request was sent. Here nothing tells, and in doubt it did not. */
export const isUnsent = (_cause: unknown): boolean => false
