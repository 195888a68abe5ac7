/** On every answer: payment data is for this one reader and is never kept by a cache or told to another site. */
export const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store, private',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** What an event stream is written to, piece by piece. */
export interface Sink {
  write(text: string): void
  end(): void
}

/** An event stream that tells its pieces to one listener. */
export interface LiveBody {
  /** Once, and before anything reads the body of the answer. */
  attach(sink: Sink): void
  /** The reader has gone. */
  cancel(): void
}

const directBodies = new WeakMap<Response, string | LiveBody>()

/** What stands behind the body of an answer that `respond` made: writing it costs an adapter far less than reading a Web stream. */
export const directBodyOf = (response: Response): string | LiveBody | undefined => directBodies.get(response)

/** @param live tells the same as `body` */
export function respond(
  body: string | ReadableStream | null,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
  live?: LiveBody,
): Response {
  const response = new Response(body, { status, headers: { ...HEADERS, ...headers } })
  const direct = live ?? body
  if (direct && !(direct instanceof ReadableStream)) directBodies.set(response, direct)
  return response
}

export const respondJson = (
  text: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response => respond(text, status, { ...headers, 'content-type': 'application/json' })
