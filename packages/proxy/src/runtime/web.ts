import type { Hmac, HmacProvider } from '../hmac.ts'

/** What any runtime has: the package gives this where `#runtime` is imported and nothing better is known. */

/** By Web Crypto. The key is imported once, and cannot be read back. */
export const createHmac: HmacProvider = (secret): Hmac => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify'])
  // A rejected import must surface at the call that needs it, not as an unhandled rejection at start.
  imported.catch(() => {})
  return {
    sign: async bytes => new Uint8Array(await crypto.subtle.sign('HMAC', await imported, bytes)),
    verify: async (digest, bytes) => crypto.subtle.verify('HMAC', await imported, digest, bytes),
  }
}

/** Whether a failure of `fetch` came before a byte of the request was sent. Here nothing tells, and in doubt it did not. */
export const isUnsent = (_cause: unknown): boolean => false
