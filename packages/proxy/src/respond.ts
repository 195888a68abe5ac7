/** An answer as it is; an adapter writes it to its server, for all others it is made a `Response`. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | LiveBody | null
}

/** An event stream. One of the two is called, once. */
export interface LiveBody {
  /** Writes to `sink` until the function returned is called. */
  begin(sink: Sink): () => void
  toStream(): ReadableStream<Uint8Array>
}

/** What an event stream is written to, piece by piece. */
export interface Sink {
  write(text: string): void
  end(): void
}

/** On every answer: payment data is for this one reader and is never kept by a cache or told to another site. */
export const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store, private',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export const respond = (body: Answer['body'], status = 200, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { ...HEADERS, ...headers },
  body,
})

export const respondJson = (text: string, status = 200, headers: Answer['headers'] = {}): Answer =>
  respond(text, status, { ...headers, 'content-type': 'application/json' })

export const toResponse = ({ body, ...init }: Answer): Response =>
  new Response(typeof body === 'object' ? (body?.toStream() ?? null) : body, init)
