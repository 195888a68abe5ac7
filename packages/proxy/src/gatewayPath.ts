import { CallRefusedError } from './errors.ts'

/**
 * Answers the id, fit for an address.
 *
 * @throws {CallRefusedError} it is none: it could lead to another address, or is all zeros
 */
export function checkRequestId(requestId: string): string {
  if (!/^[\w-]{1,64}$/.test(requestId) || !/[^0-]/.test(requestId)) throw new CallRefusedError('request-id')
  return requestId
}

/**
 * Whether a path is relative, of plain segments, with a plain query: nothing that a client or server may read as a way up, to
 * another host or into another header.
 */
export const isPlainPath = (path: string): boolean =>
  path.length <= 1_000 && /^[\w~-][\w.~-]*(\/[\w~-][\w.~-]*)*(\?[\w.~=&+,:-]*)?$/.test(path)

/** @throws {CallRefusedError} */
export function checkRequest(verb: string, path: string, body: string | undefined): void {
  if (!/^(GET|POST|PUT|PATCH|DELETE)$/.test(verb)) throw new CallRefusedError('verb')
  if (verb === 'GET' && body !== undefined) throw new CallRefusedError('body')
  if (!isPlainPath(path)) throw new CallRefusedError('path')
}
