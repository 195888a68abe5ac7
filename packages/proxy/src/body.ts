import { startDeadline } from './deadline.ts'
import { RawBodyUnavailableError } from './errors.ts'
import type { Bytes } from './hmac.ts'
import type { BodyReader, Incoming } from './incoming.ts'
import { Refusal } from './problem.ts'
import { join } from './signature.ts'

const HINT = 'Give the proxy the request before anything reads its body, and others a clone.'

/** A body of 256 KiB takes a phone on a bad line less. */
const DEADLINE_MS = 10_000

/**
 * Reads the body of a request whole, as it came.
 *
 * @throws {RawBodyUnavailableError} somebody has read it already
 * @throws {Refusal} `BODY_TOO_LARGE` · `BODY_TIMEOUT`: it was not whole after 10 seconds, however steadily it dripped
 */
export async function readBody(request: Incoming, limit: number): Promise<Bytes> {
  if (request.bodyUsed) throw new RawBodyUnavailableError(HINT)
  const deadline = startDeadline(DEADLINE_MS)
  const reader = request.body?.getReader()
  let bytes: Bytes | undefined
  try {
    bytes = await deadline.limit(readBytes(reader, limit))
  } catch (error) {
    if (!deadline.signal.aborted) throw error
    reader?.cancel().catch(() => {})
    throw new Refusal('BODY_TIMEOUT')
  } finally {
    deadline.end()
  }
  if (!bytes) throw new Refusal('BODY_TOO_LARGE')
  return bytes
}

/** Stands in for a body whose bytes are gone: whoever reads it learns why at once, instead of waiting for bytes that never come. */
export const lostBody = (hint: string, parsed?: unknown): ReadableStream<Uint8Array> =>
  new ReadableStream(
    { pull: controller => controller.error(new RawBodyUnavailableError(hint, parsed)) },
    { highWaterMark: 0 },
  )

/** Reads a body whole, counting as it comes in; answers `undefined` for one over the limit, whatever its headers claimed. */
export async function readBytes(reader: BodyReader | undefined, limit: number): Promise<Bytes | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done) return join(chunks, length)
    length += value.length
    if (length > limit) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(value)
  }
}
