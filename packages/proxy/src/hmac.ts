/** Bytes that Web Crypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

/** Encodes text as UTF-8. */
export const toBytes = (text: string): Bytes => encoder.encode(text)

/** HMAC-SHA256 with one key, over bytes or over text as UTF-8. */
export interface Hmac {
  sign(message: Bytes | string): Bytes | Promise<Bytes>
  /** Compares in constant time. */
  verify(digest: Bytes, message: Bytes | string): boolean | Promise<boolean>
}

/** Makes an HMAC from the bytes of its key. */
export type HmacProvider = (secret: Bytes) => Hmac
