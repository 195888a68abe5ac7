import {
  type CreatePaymentBody,
  GatewayRejectedError,
  isFinal,
  type MethodOffer,
  type Money,
  marketOf,
  methodOf,
  modeOf,
  type Payer,
  parseRedirect,
  type RedirectRefusedError,
  type StartedPayment,
  sameMoney,
  UPI_SCHEMES,
  type UpiSchemeName,
} from '@rumba/core'
import { formatPaymentRequest, type GatewayTransaction, toFieldName } from '@rumba/core/gateway'
import type { Context } from './context.ts'
import { defined } from './defined.ts'
import { GatewayUnavailableError, StoreUnavailableError } from './errors.ts'
import { type CheckedTerms, offersOf } from './order.ts'
import { Refusal } from './problem.ts'
import { waitForChange } from './push.ts'
import { callbackUrl } from './routes.ts'
import { applyTransaction, updateRecord } from './state.ts'
import type { PaymentRecord } from './stores/contract.ts'
import { CLOCK_SKEW_MS } from './tokens.ts'
import { codeOf } from './transport.ts'
import { toStarted } from './view.ts'
import type { Watch } from './watch.ts'

/** A create call is over by then, answered or not: the gateway client gives up after 15 seconds. */
const IN_FLIGHT_MS = 20_000
/** How long a call for a payment that is being made waits for it. */
const ANSWER_WAIT_MS = 2_000
/** How long the gateway may take to call back. */
const CALLBACK_LIFETIME_MS = 30 * 86_400_000
/** The gateway's `error_code` for a method and currency that the merchant's account has no route for. */
const NO_ROUTE = 273

/**
 * Starts an attempt, or answers the one under way: with one press or two, one tab or ten, an order is charged once.
 *
 * The row is written before the gateway is called. Its reference is `<order>-<attempt>`, so of two calls that want to start
 * the same attempt one inserts it and the other finds it there.
 *
 * @throws {Refusal} nothing was charged; the code says why
 */
export async function startPayment(
  context: Context,
  watch: Watch,
  terms: CheckedTerms,
  body: CreatePaymentBody,
  idempotencyKey: string,
): Promise<{ readonly started: StartedPayment; readonly replayed: boolean }> {
  const [offer] = offersOf(terms, body.method)
  if (!offer) throw new Refusal('METHOD_REFUSED')
  /** What somebody else is said to have started. */
  let taken: string | undefined
  const fingerprint = await context.tokens.fingerprint(JSON.stringify(body))

  for (;;) {
    const attempts = await beforeCharge(context.store.list(terms.id))
    // A store that lost part of itself would send this round and round.
    if (taken && !attempts.some(({ reference }) => reference === taken))
      throw new Refusal('STORE_UNAVAILABLE', {
        cause: new StoreUnavailableError('it does not list what it holds'),
      })
    const repeated = attempts.findLast(attempt => attempt.idempotency.key === idempotencyKey)
    if (repeated && repeated.idempotency.fingerprint !== fingerprint)
      throw new Refusal('IDEMPOTENCY_MISMATCH')
    if (repeated?.rejected && !repeated.rejected.retryable)
      throw new Refusal('PAYMENT_REJECTED', { names: repeated.rejected.fields, replayed: true })
    const existing = repeated?.rejected
      ? undefined
      : (repeated ?? findReusable(attempts, terms, offer, body.refused, context.now()))
    if (existing) {
      const started = await toStarted(context, await waitForAnswer(context, watch, existing))
      return { started, replayed: repeated !== undefined }
    }
    context.limiter.admit(attempts.map(attempt => attempt.createdAt))

    const payer = completePayer(offer, terms.payer, body.payer)
    const record = newAttempt(context, terms, offer, (attempts.at(-1)?.attempt ?? 0) + 1, {
      key: idempotencyKey,
      fingerprint,
    })
    // Somebody else may have started this attempt in the meantime; then it may be the one to go on with.
    taken = record.reference
    if ((await beforeCharge(context.store.insert(record))) !== record) continue
    const made = await callGateway(context, record, terms, payer, body.locale)
    return { started: await toStarted(context, made), replayed: false }
  }
}

/** Of two calls for one payment the second waits a little for what the first is getting, so that both show it at once. */
async function waitForAnswer(context: Context, watch: Watch, record: PaymentRecord): Promise<PaymentRecord> {
  if (record.unanswered || !isInFlight(record, context.now())) return record
  return (await waitForChange(watch, record, record.version, ANSWER_WAIT_MS)).record
}

/** Nothing was sent yet: a page may press again, also with another key. */
const beforeCharge = <Value>(call: Promise<Value>): Promise<Value> =>
  call.catch(error => {
    throw new Refusal('STORE_UNAVAILABLE', { cause: error })
  })

function newAttempt(
  { options, now }: Context,
  terms: CheckedTerms,
  offer: MethodOffer,
  attempt: number,
  idempotency: PaymentRecord['idempotency'],
): PaymentRecord {
  const lifetime = options.lifetimes?.[offer.code]
  const createdAt = now()
  return defined({
    reference: `${terms.id}-${attempt}`,
    order: terms.id,
    attempt,
    method: offer.code,
    amount: offer.amount ?? terms.amount,
    payee: terms.payee,
    description: terms.description,
    status: 'unknown',
    createdAt,
    expiresAt: lifetime === undefined ? undefined : createdAt + lifetime,
    version: 1,
    idempotency,
    failures: 0,
  })
}

/**
 * An attempt that a new press of "pay" goes on with: a paid one, or a live one of the same method and amount.
 *
 * @param refused what the page did not show the buyer, so that nobody can pay it. A page that says so of what it did show gains
 *   no more than by another method: a second attempt, within the limits
 */
function findReusable(
  attempts: readonly PaymentRecord[],
  terms: CheckedTerms,
  offer: MethodOffer,
  refused: string | undefined,
  now: number,
): PaymentRecord | undefined {
  const paid = attempts.find(attempt => attempt.status === 'success' || attempt.paidClaimedAt !== undefined)
  if (paid) return paid
  const latest = attempts.at(-1)
  if (!latest || latest.rejected || latest.reference === refused || isFinal(latest.status)) return undefined
  if (latest.method !== offer.code || !sameMoney(latest.amount, offer.amount ?? terms.amount))
    return undefined
  if (latest.expiresAt !== undefined && latest.expiresAt <= now) return undefined
  const lost = latest.status === 'unknown' && !isInFlight(latest, now)
  // Nobody has seen the code or page of a lost answer, so nobody can pay it: a new attempt is safe.
  return lost && !asksPhone(offer.code, latest.amount) ? undefined : latest
}

/** Whether its create call may still be answered. While nobody said that it ended, it may be another instance's, by another clock. */
function isInFlight({ status, unanswered, createdAt }: PaymentRecord, now: number): boolean {
  return status === 'unknown' && now - createdAt < IN_FLIGHT_MS + (unanswered ? 0 : CLOCK_SKEW_MS)
}

/** Whether the gateway may already be asking the buyer's phone, so that a lost answer does not mean an unseen one. */
function asksPhone(code: string, amount: Money): boolean {
  const market = marketOf(methodOf(code), amount)
  return market?.challenges.some(kind => kind === 'stk' || kind === 'otp') ?? true
}

/** What the merchant knows of the payer and what the payer added; the merchant's word wins. */
function completePayer(offer: MethodOffer, known: Payer | undefined, typed: Payer | undefined): Payer {
  const payer = { ...typed, ...known }
  const missing = offer.fields.filter(field => !payer[field.name]?.trim()).map(field => field.name)
  if (missing.length > 0) throw new Refusal('PAYER_INCOMPLETE', { names: missing })
  return defined({ ...payer, taxId: payer.taxId?.replace(/[\s./-]/g, '') })
}

async function callGateway(
  context: Context,
  record: PaymentRecord,
  terms: CheckedTerms,
  payer: Payer,
  locale: string | undefined,
): Promise<PaymentRecord> {
  const { gateway, store, hints, tokens, options, now, emit } = context
  const { reference, amount } = record
  const method = methodOf(record.method)
  const token = await tokens.sign('callback', [reference, amount], record.createdAt + CALLBACK_LIFETIME_MS)
  const request = formatPaymentRequest({
    method,
    mode: modeOf(marketOf(method, amount)),
    reference,
    amount,
    customerId: terms.customerId ?? record.order,
    payer,
    callbackUrl: callbackUrl(options.publicUrl, token, options.callbackToken),
    description: terms.description,
    returnUrl: terms.returnUrl,
    cancelUrl: terms.cancelUrl ?? terms.returnUrl,
    extra: terms.extra,
    locale,
  })

  let transaction: GatewayTransaction
  try {
    transaction = withoutBadAddress(
      context,
      reference,
      await gateway.createPayment(request, { reference, amount }),
    )
  } catch (error) {
    return settleFailure(context, record, error)
  }
  const updated = await updateRecord(store, reference, current =>
    applyTransaction(current, transaction, 'asked', now()),
  )
  hints.publish(reference)
  emit({ type: 'payment_created', reference, method: record.method })
  ;(await context.codes)?.reportCode(context, record, transaction)
  return updated?.record ?? record
}

/** An address that no page should open is not handed to one. The payment is watched all the same. */
function withoutBadAddress(
  { options, emit }: Context,
  reference: string,
  transaction: GatewayTransaction,
): GatewayTransaction {
  const { challenge } = transaction
  if (challenge?.kind !== 'redirect') return transaction
  try {
    parseRedirect(challenge.url, {
      // Which apps it opens is the page's to choose; a gateway on this machine is a sandbox with plain pages.
      appSchemes: Object.keys(UPI_SCHEMES) as UpiSchemeName[],
      allowLoopback: /^http:/i.test(options.gatewayUrl ?? ''),
    })
    return transaction
  } catch (error) {
    emit({ type: 'redirect_refused', reference, reason: (error as RedirectRefusedError).reason })
    return { ...transaction, challenge: { kind: 'unknown', type: challenge.kind } }
  }
}

/** A refusal is final; silence is not a failure, so the record stays `unknown` until the gateway says something. */
async function settleFailure(
  { store, hints, emit }: Context,
  record: PaymentRecord,
  error: unknown,
): Promise<PaymentRecord> {
  const { reference } = record
  const note = async (outcome: Partial<PaymentRecord>): Promise<PaymentRecord> => {
    const noted = await updateRecord(store, reference, current =>
      current.status === 'unknown' ? { ...current, ...outcome } : undefined,
    )
    hints.publish(reference)
    return noted?.record ?? record
  }
  if (error instanceof GatewayRejectedError) {
    const fields = error.fields.flatMap(({ field }) => toFieldName(field) ?? [])
    emit({ type: 'payment_rejected', reference, gatewayCode: error.gatewayCode })
    // The buyer can do nothing about an account that lacks the method, and once the merchant has, the same press will do.
    const misconfigured = error.gatewayCode === NO_ROUTE
    await note({ status: 'error', rejected: { fields, retryable: misconfigured } })
    throw new Refusal(misconfigured ? 'CONFIG' : 'PAYMENT_REJECTED', { names: fields, cause: error })
  }
  const reason = codeOf(error)
  if (error instanceof GatewayUnavailableError && error.outcome === 'none') {
    emit({ type: 'gateway_failed', reference, reason })
    await note({ status: 'error', rejected: { fields: [], retryable: true } })
    throw new Refusal('GATEWAY_UNAVAILABLE', { cause: error })
  }
  emit({ type: 'outcome_unknown', reference, reason })
  return note({ unanswered: true })
}
