import { sameMoney } from '@rumba/core'
import type { GatewayTransaction } from '@rumba/core/gateway'
import { readBody } from './body.ts'
import type { Visitor } from './clientAddress.ts'
import type { Context } from './context.ts'
import { RawBodyUnavailableError, SignatureRefusedError } from './errors.ts'
import type { Bytes } from './hmac.ts'
import type { Incoming } from './incoming.ts'
import { Refusal } from './problem.ts'
import { type Answer, respond } from './respond.ts'
import type { Settler } from './settle.ts'

const MAX_CALLBACK_BYTES = 262_144
/** A callback written so long ago is a late repeat, or somebody's replay. */
const OLD_MS = 600_000

/**
 * Takes a callback, in this order: token, bytes, signature, content, match, store; then 200. What follows from it (asking
 * the gateway, telling the merchant) happens after the answer and survives a crash.
 *
 * @throws {Refusal} nothing was stored; after `STORE_UNAVAILABLE` the gateway should send it again
 * @throws {RawBodyUnavailableError} the bytes are gone and the gateway could not be asked instead: it should send it again
 */
export async function takeCallback(
  context: Context,
  settler: Settler,
  request: Incoming,
  token: string,
  visitor: Visitor,
): Promise<Answer> {
  const { tokens, emit, now } = context
  const claim = await tokens.verify('callback', token, now())
  if (!claim) {
    emit({ type: 'callback_refused', reason: 'token' })
    throw new Refusal('NOT_FOUND')
  }
  const [reference, amount] = claim
  let bytes: Bytes
  try {
    bytes = await readBody(request, MAX_CALLBACK_BYTES)
  } catch (error) {
    if (!(error instanceof RawBodyUnavailableError) || !(await ask(context, settler, reference))) throw error
    emit({ type: 'request_failed', code: error.code, hint: error.hint })
    return respond(null)
  }
  const transaction = await verify(context, bytes, request.headers, visitor)
  if (transaction.reference !== reference) {
    emit({ type: 'callback_refused', reason: 'other_payment' })
    throw new Refusal('NOT_FOUND')
  }
  const ageMs = now() - (transaction.sentAt?.instant?.getTime() ?? now())
  // Accepted all the same: nobody knows how long the gateway repeats, and refusing a late truth loses money.
  if (ageMs > OLD_MS) emit({ type: 'callback_old', reference, ageMs })
  // The row may say less than the token when a store was lost; the amount is judged by the token all the same.
  if (!sameMoney(transaction.amount, amount)) emit({ type: 'amount_mismatch', reference })
  let known: boolean
  try {
    known = await settler.apply(reference, transaction, 'told')
  } catch (error) {
    throw new Refusal('STORE_UNAVAILABLE', { cause: error })
  }
  if (!known) {
    // The token says that it was ours: another instance may have it, or a store was lost and somebody has to hear of it.
    emit({ type: 'callback_refused', reason: 'unknown_payment', reference })
    throw new Refusal('STORE_UNAVAILABLE')
  }
  return respond(null)
}

/**
 * What cannot be verified counts for nothing, but the token still says which payment it was about: the gateway's own answer is
 * stored instead.
 *
 * @returns whether it was
 */
async function ask({ store }: Context, settler: Settler, reference: string): Promise<boolean> {
  const record = await store.get(reference)
  if (record?.requestId === undefined) return false
  return !(await settler.refresh(record, { force: true })).stale
}

async function verify(
  { gateway, emit, limiter }: Context,
  bytes: Bytes,
  headers: Incoming['headers'],
  visitor: Visitor,
): Promise<GatewayTransaction> {
  try {
    return await gateway.verifyCallback(bytes, headers)
  } catch (error) {
    const unsigned = error instanceof SignatureRefusedError
    if (unsigned) limiter.count('refusals', visitor)
    emit({ type: 'callback_refused', reason: unsigned ? 'signature' : 'content' })
    throw new Refusal(unsigned ? 'SIGNATURE_REFUSED' : 'BAD_REQUEST', { cause: error })
  }
}
