import type { Choices } from './choices.ts'

/**
 * What the documents leave open and the sandbox had to decide. Plain data: set a field, and the next answer follows it. Every
 * answer that rests on one of them says so in its header `rumba-sandbox-undocumented`.
 */
export interface Corners {
  /** HTTP status for a bad `access-token` or `signature`. */
  refusedStatus: 401 | 403 | 400
  /** HTTP status of error 101. */
  notFoundStatus: 404 | 400 | 200
  /** HTTP status of error 273. */
  noRouteStatus: 400 | 200
  /** What a call without a body signs after the login: nothing, or `{}`. */
  emptyBody: 'nothing' | 'braces'
  /** A `reference` used again: error 30, another transaction, or the reply for the first. */
  duplicateReference: 'refuse' | 'accept' | 'first'
  /** A body shape that the method's page does not show: error 273, or taken. */
  undocumentedShape: 'refuse' | 'accept'
  /** What a direct payment asks of the buyer where the page names several: the method's own way, a one-time code, or a page. */
  directChallenge: 'own' | 'otp' | 'redirect'
  /** Verb of the confirm call. */
  confirmVerb: 'PUT' | 'POST'
  /** Which moves are called back. The samples show `pending`, the prose says final ones. */
  announced: 'final' | 'every'
  /** Whether a Pix code states its amount; the one in the samples does not. */
  pixAmount: 'stated' | 'absent'
  /** `customer.itn` in Chile: the page says 11 digits, and a RUT has 8 or 9 characters. */
  chileTaxId: 'any' | 'eleven-digits'
}

export const CORNERS: Choices<Corners> = {
  refusedStatus: [401, 403, 400],
  notFoundStatus: [404, 400, 200],
  noRouteStatus: [400, 200],
  emptyBody: ['nothing', 'braces'],
  duplicateReference: ['refuse', 'accept', 'first'],
  undocumentedShape: ['refuse', 'accept'],
  directChallenge: ['own', 'otp', 'redirect'],
  confirmVerb: ['PUT', 'POST'],
  announced: ['final', 'every'],
  pixAmount: ['stated', 'absent'],
  chileTaxId: ['any', 'eleven-digits'],
}

/** The first choice of each. */
export const USUAL_CORNERS: Readonly<Corners> = {
  refusedStatus: 401,
  notFoundStatus: 404,
  noRouteStatus: 400,
  emptyBody: 'nothing',
  duplicateReference: 'refuse',
  undocumentedShape: 'refuse',
  directChallenge: 'own',
  confirmVerb: 'PUT',
  announced: 'final',
  pixAmount: 'stated',
  chileTaxId: 'any',
}

/** A decision an answer rests on: a corner that can be turned, or one that is what it is. */
export type Silence =
  | keyof Corners
  /** The page of the method shows no reply, so the reply follows that of a relative. */
  | 'replyShape'
  /** What is inside a `requisites`, `stk` or `otp` challenge. */
  | 'challengePayload'
  /** Fields of the confirm call and its reply. */
  | 'confirmBody'
  /** The method is known from the navigation or by analogy only. */
  | 'market'
  /** A refusal that no page shows: its status, its code and its words. */
  | 'refusal'

/** The header's text: `emptyBody=nothing, replyShape`. */
export function toHeader(silences: readonly Silence[], corners: Readonly<Corners>): string {
  const values = new Map<string, unknown>(Object.entries(corners))
  return [...new Set(silences)]
    .map(name => (values.has(name) ? `${name}=${String(values.get(name))}` : name))
    .join(', ')
}
