import { RawBodyUnavailableError } from './errors.ts'
import type { Bytes } from './signature.ts'

const HINT =
  'Give the proxy the request before anything reads its body, and a clone to whoever else wants it.'

/**
 * Reads the body of a request whole, as it came.
 *
 * @returns `undefined` for one over the limit
 * @throws {RawBodyUnavailableError} somebody has read it already
 */
export async function readBody(request: Request, limit: number): Promise<Bytes | undefined> {
  if (request.bodyUsed) throw new RawBodyUnavailableError(HINT)
  return readBytes(request.body, limit)
}

/** Stands in for a body whose bytes are gone: whoever reads it learns why at once, instead of waiting for bytes that never come. */
export const lostBody = (hint: string, parsed?: unknown): ReadableStream<Uint8Array> =>
  new ReadableStream({ pull: controller => controller.error(new RawBodyUnavailableError(hint, parsed)) })

/** Reads a body whole, counting as it comes in; answers `undefined` for one over the limit, whatever its headers claimed. */
export async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Bytes | undefined> {
  if (!body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
