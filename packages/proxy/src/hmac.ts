/** Bytes that Web Crypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

/** HMAC-SHA256 with one key. */
export interface Hmac {
  sign(bytes: Bytes): Bytes | Promise<Bytes>
  /** Compares in constant time. */
  verify(digest: Bytes, bytes: Bytes): boolean | Promise<boolean>
}

/** Makes an HMAC from the bytes of its key. */
export type HmacProvider = (secret: Bytes) => Hmac

/** By Web Crypto, on any runtime. The key is imported once, and cannot be read back. */
export const webHmac: HmacProvider = secret => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify'])
  // A rejected import must surface at the call that needs it, not as an unhandled rejection at start.
  imported.catch(() => {})
  return {
    sign: async bytes => new Uint8Array(await crypto.subtle.sign('HMAC', await imported, bytes)),
    verify: async (digest, bytes) => crypto.subtle.verify('HMAC', await imported, digest, bytes),
  }
}

/** By node:crypto, several times faster on a message of this size; `undefined` where a runtime has no such module. */
export const nodeHmac: HmacProvider | undefined = findNodeHmac()

function findNodeHmac(): HmacProvider | undefined {
  // Asked of the runtime and not imported, so that one build runs where there is none, and no bundler follows.
  const node = typeof process === 'object' ? process.getBuiltinModule?.('node:crypto') : undefined
  if (!node) return undefined
  return secret => {
    const key = node.createSecretKey(secret)
    const sign = (bytes: Bytes): Bytes =>
      new Uint8Array(node.createHmac('sha256', key).update(bytes).digest())
    return { sign, verify: (digest, bytes) => node.timingSafeEqual(digest, sign(bytes)) }
  }
}

/** The fastest that this runtime has. */
export const createHmac: HmacProvider = nodeHmac ?? webHmac
