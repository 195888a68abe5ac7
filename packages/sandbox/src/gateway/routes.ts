import { parseJson, readBytes } from '../body.ts'
import type { Casting } from '../casting.ts'
import type { Clock } from '../clock.ts'
import { type Corners, type Silence, toHeader } from '../corners.ts'
import type { Faults } from '../faults.ts'
import type { Lifecycle } from '../lifecycle.ts'
import type { Explainer } from '../signatureFault.ts'
import type { CallRecord } from '../state/calls.ts'
import type { Store } from '../state/store.ts'
import { extend, toCallEntry } from '../state/timeline.ts'
import type { Transaction } from '../state/transaction.ts'
import type { ReadRequest } from './commonRequest.ts'
import { type Envelope, formatEnvelope, toChecked, toCreated, toNoRoute, toRefused } from './envelope.ts'
import { type FieldError, type Fields, isFields } from './fields.ts'
import { type PaymentRequest, readPaymentRequest } from './paymentRequest.ts'
import { maskCard, type PayoutRequest, readPayoutRequest } from './payoutRequest.ts'
import { isReplyShown, type Profile } from './replyStyle.ts'
import type { Bytes, Signer } from './signature.ts'

/** A create request is about 1 kB; nothing honest comes near this. */
const BODY_LIMIT = 64 * 1024

interface GatewayParts {
  readonly clock: Clock
  readonly store: Store
  readonly signer: Signer
  readonly explainer: Explainer
  readonly lifecycle: Lifecycle
  readonly casting: Casting
  readonly calls: CallRecord
  readonly faults: Readonly<Faults>
  readonly corners: Readonly<Corners>
  readonly profile: Profile
  readonly newTraceId: () => string
}

/** What the gateway does with one call. */
interface Answer {
  readonly status: number
  readonly envelope: Envelope
  /** What of it rests on no document. */
  readonly silences: readonly Silence[]
  readonly transaction?: Transaction
  /** It was created by this call, so its scenario has a say in the reply. */
  readonly isNew?: true
  /** Stands in for the whole reply. */
  readonly instead?: Response
}

/** What of the two headers was right, and what was not. */
interface Proof {
  readonly hasToken: boolean
  readonly isSigned: boolean
  readonly tokenFault: string | undefined
  readonly signatureFault: string | undefined
}

const UNREAD: Proof = {
  hasToken: false,
  isSigned: false,
  tokenFault: undefined,
  signatureFault: undefined,
}

/** The gateway's own API under `/v1/`. Every answer is signed, refusals too. */
export function createGatewayRoutes(parts: GatewayParts): (request: Request) => Promise<Response> {
  const { clock, store, signer, explainer, lifecycle, casting, calls, faults, corners, profile, newTraceId } =
    parts

  const refuse = (
    status: number,
    code: number,
    reason: string,
    silences: readonly Silence[],
    fields?: readonly FieldError[],
  ): Answer => ({
    status,
    envelope: toRefused(code, reason, newTraceId(), clock.now(), fields),
    silences,
  })
  const invalid = (fields: readonly FieldError[], silences: readonly Silence[] = []): Answer =>
    refuse(400, 30, 'Invalid params', silences, fields)

  const create = (
    read: ReadRequest<PaymentRequest> | ReadRequest<PayoutRequest>,
    scenario: string | null,
  ): Answer => {
    if (read.outcome === 'invalid') return invalid(read.fields)
    if (read.outcome === 'no-route') {
      return {
        status: corners.noRouteStatus,
        envelope: toNoRoute(newTraceId(), clock.now(), profile),
        silences: ['noRouteStatus', ...(read.isShape ? (['undocumentedShape'] as const) : [])],
      }
    }
    const { request } = read
    const play = casting.cast(request, scenario)
    if (!play) return refuse(400, 400, 'The header rumba-sandbox-scenario names no scenario', ['refusal'])
    const instead = play.scenario.intercept?.(play.number)
    if (instead) return { status: instead.status, envelope: {}, silences: [], instead }

    const first = store.findByReference(request.kind, request.reference)
    if (first && corners.duplicateReference === 'refuse') {
      return invalid(
        [{ field: 'reference', message: 'reference has been used before' }],
        ['duplicateReference'],
      )
    }
    if (first && corners.duplicateReference === 'first') {
      return {
        status: 200,
        envelope: toCreated(first, clock.now(), profile),
        silences: ['duplicateReference'],
        transaction: first,
      }
    }
    const transaction = lifecycle.create(request, play)
    return {
      status: 200,
      envelope: toCreated(transaction, clock.now(), profile),
      silences: [...silencesOf(request, transaction), ...(first ? (['duplicateReference'] as const) : [])],
      transaction,
      isNew: true,
    }
  }

  const notFound = (requestId: string): Answer => ({
    status: corners.notFoundStatus,
    envelope: toRefused(101, 'Transaction not found', requestId, clock.now()),
    silences: ['notFoundStatus'],
  })

  const check = (requestId: string): Answer => {
    const transaction = store.get(requestId.toLowerCase())
    if (!transaction) return notFound(requestId)
    return {
      status: 200,
      envelope: toChecked(transaction, clock.now(), profile),
      silences: isReplyShown(transaction) ? [] : ['replyShape'],
      transaction,
    }
  }

  const confirm = (requestId: string, body: unknown): Answer => {
    const transaction = store.get(requestId.toLowerCase())
    if (transaction?.kind !== 'payment') return notFound(requestId)
    const wrong = isFields(body)
      ? lifecycle.confirm(transaction, body)
      : [{ field: 'body', message: 'body must be a JSON object' }]
    const answer = wrong.length > 0 ? invalid(wrong) : check(requestId)
    return { ...answer, silences: ['confirmVerb', 'confirmBody', ...answer.silences], transaction }
  }

  const prove = async (request: Request, bytes: Bytes, body: unknown): Promise<Proof> => {
    const signed =
      bytes.length === 0 && corners.emptyBody === 'braces' ? new TextEncoder().encode('{}') : bytes
    const token = request.headers.get('access-token')
    const signature = request.headers.get('signature')
    const hasToken = await signer.acceptsToken(token)
    const isSigned = await signer.verify(signed, signature)
    return {
      hasToken,
      isSigned,
      tokenFault: hasToken ? undefined : await explainer.token(token),
      signatureFault: isSigned ? undefined : await explainer.signature(signed, body, signature),
    }
  }

  const answer = (request: Request, pathname: string, body: unknown, proof: Proof): Answer => {
    if (!proof.hasToken || !proof.isSigned) {
      const reason = proof.hasToken ? 'Invalid signature' : 'Invalid access-token'
      return refuse(corners.refusedStatus, corners.refusedStatus, reason, ['refusedStatus', 'refusal'])
    }
    const { method: verb } = request
    const wrongVerb = (): Answer => refuse(405, 405, 'Method not allowed', ['refusal'])
    const scenario = request.headers.get('rumba-sandbox-scenario')
    if (pathname === '/v1/payment') {
      return verb === 'POST' ? create(readPaymentRequest(body, corners), scenario) : wrongVerb()
    }
    if (pathname === '/v1/payout') {
      return verb === 'POST' ? create(readPayoutRequest(body), scenario) : wrongVerb()
    }
    const [, room, requestId = ''] = /^\/v1\/(transaction|payment)\/([^/]+)$/.exec(pathname) ?? []
    if (room === 'payment') return verb === corners.confirmVerb ? confirm(requestId, body) : wrongVerb()
    if (room === 'transaction') {
      if (verb !== 'GET') return wrongVerb()
      const found = check(requestId)
      return { ...found, silences: ['emptyBody', ...found.silences] }
    }
    return refuse(404, 404, 'No such endpoint', ['refusal'])
  }

  const respond = async ({ status, envelope, silences, transaction, instead }: Answer): Promise<Response> => {
    if (instead) return instead
    const body = new TextEncoder().encode(formatEnvelope(envelope))
    const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' })
    if (silences.length > 0) headers.set('rumba-sandbox-undocumented', toHeader(silences, corners))
    if (transaction) headers.set('rumba-sandbox-scenario', transaction.scenario)
    if (!faults.unsignedReplies) headers.set('signature', await signer.sign(body))
    return new Response(body, { status, headers })
  }

  return async request => {
    const { pathname } = new URL(request.url)
    const bytes = await readBytes(request, BODY_LIMIT)
    const body = bytes && bytes.length > 0 ? parseJson(bytes) : undefined
    const proof = bytes ? await prove(request, bytes, body) : UNREAD
    const answered = bytes
      ? answer(request, pathname, body, proof)
      : refuse(413, 413, 'Request body too large', ['refusal'])
    const subject =
      answered.transaction?.requestId ?? /^\/v1\/\w+\/([^/]+)$/.exec(pathname)?.[1]?.toLowerCase() ?? ''
    const about = store.get(subject)
    const call = calls.add({
      at: clock.now(),
      verb: request.method,
      path: pathname,
      ...proof,
      body: withoutCardNumber(body),
      text: bytes && toText(bytes, body),
      scenario: request.headers.get('rumba-sandbox-scenario') ?? undefined,
      status: answered.status,
      errorCode: Number(answered.envelope.error_code ?? answered.status),
      requestId: about?.requestId,
    })
    if (about) store.replace({ ...about, timeline: extend(about.timeline, toCallEntry(call)) })
    if (!answered.isNew || !answered.transaction) return respond(answered)
    const { requestId } = answered.transaction
    const reply = await respond(answered)
    await lifecycle.begin(requestId)
    return lifecycle.reply(requestId, reply)
  }
}

function silencesOf(request: PaymentRequest | PayoutRequest, transaction: Transaction): Silence[] {
  const { rules } = request
  const silences: Silence[] = []
  if (rules.isInferred) silences.push('market')
  if (!isReplyShown(transaction)) silences.push('replyShape')
  if (request.kind === 'payout') return silences
  if (!request.rules.shapes.includes(request.shape)) silences.push('undocumentedShape')
  if (request.shape === 'direct' && request.rules.challenges.length > 1) silences.push('directChallenge')
  if (transaction.method === 'pix') silences.push('pixAmount')
  if (rules.currency === 'CLP' && request.rules.requiredCustomer.includes('itn')) silences.push('chileTaxId')
  if (['requisites', 'stk', 'otp'].includes(transaction.challenge?.kind ?? '')) {
    silences.push('challengePayload')
  }
  return silences
}

function withoutCardNumber(body: unknown): unknown {
  return hasCardNumber(body) ? { ...body, card: { ...body.card, pan: maskCard(body.card.pan) } } : body
}

function hasCardNumber(body: unknown): body is Fields & { card: Fields & { pan: string } } {
  return isFields(body) && isFields(body.card) && typeof body.card.pan === 'string'
}

/** The body as it came; what could be a card number is masked, also where the JSON around it is broken. */
function toText(bytes: Bytes, body: unknown): string {
  if (hasCardNumber(body)) return JSON.stringify(withoutCardNumber(body))
  const text = new TextDecoder().decode(bytes)
  return body === undefined ? text.replace(/\d{12,19}/g, maskCard) : text
}
