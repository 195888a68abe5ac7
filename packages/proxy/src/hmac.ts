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
