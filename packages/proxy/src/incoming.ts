/**
 * What the proxy reads of a request: a `Request`, or the little that an adapter knows without making one, which costs more than
 * all of the proxy's checks.
 */
export type Incoming = Request | LightRequest

export interface LightRequest extends Pick<Request, 'method' | 'url' | 'signal' | 'bodyUsed'> {
  readonly headers: Pick<Headers, 'get' | 'has'>
  readonly body: { getReader(): BodyReader } | null
  /** The same as a `Request`, made when it is first asked for. */
  readonly full: Request
}

export type BodyReader = Pick<ReadableStreamDefaultReader<Uint8Array>, 'read' | 'cancel'>

/** The request for a hook of the merchant's, who was promised a `Request`. */
export const requestOf = (incoming: Incoming): Request => ('full' in incoming ? incoming.full : incoming)
