import { Buffer } from 'node:buffer'
import { createSecretKey, createHmac as startHmac, timingSafeEqual } from 'node:crypto'
import type { Bytes, HmacProvider } from '../hmac.ts'

/** The same as web.ts, where there are Node's own modules: Node, Bun and Deno. */

/** By node:crypto, several times faster than Web Crypto on a message of this size. */
export const createHmac: HmacProvider = secret => {
  const key = createSecretKey(secret)
  const sign = (message: Bytes | string): Bytes => startHmac('sha256', key).update(message).digest()
  return { sign, verify: (digest, message) => timingSafeEqual(digest, sign(message)) }
}

/** Writes bytes, or text as UTF-8, in base64url without padding. */
export const toBase64Url = (data: Bytes | string): string => Buffer.from(data as string).toString('base64url')

/** Failures of a connection that never was: codes of Node, undici, OpenSSL and Bun. */
const UNSENT =
  /^(UND_ERR_CONNECT_TIMEOUT|EAI_\w+|ENOTFOUND|ConnectionRefused|FailedToOpenSocket|(\w+_)?CERT(_\w+)?|UNABLE_TO_\w+|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|\w*PROTOCOL_VERSION|\w*HANDSHAKE_FAILURE))$/

/** Whether a failure came before a byte of the request was sent. In doubt it did not. */
export function isUnsent(cause: unknown): boolean {
  // Several addresses were tried.
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isUnsent)
  const { syscall, code, message }: Record<string, unknown> = Object(cause)
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    UNSENT.test(String(code)) ||
    (code === 'ECONNRESET' && /before secure TLS connection was established/.test(String(message)))
  )
}
