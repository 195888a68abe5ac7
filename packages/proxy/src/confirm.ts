import { type ConfirmPaymentBody, GatewayRejectedError, isFinal } from '@rumba/core'
import { formatConfirmRequest, parseReply } from '@rumba/core/gateway'
import type { Context } from './context.ts'
import { GatewayUnavailableError } from './errors.ts'
import { CONFIRM_PATH } from './options.ts'
import { Refusal } from './problem.ts'
import type { Settler } from './settle.ts'
import { updateRecord } from './state.ts'
import type { PaymentRecord } from './stores/contract.ts'

/** A code of six digits must not be found by trying. */
const MAX_TRIES = 5

/**
 * Sends on what the buyer answers to a `requisites` or `otp` challenge, and asks what became of the payment. Each try is counted
 * before it is sent, so that no crash gives one more.
 *
 * @throws {Refusal} `CONFIRM_REFUSED`: the payment asks for nothing of the kind · `CONFIRM_EXHAUSTED` · `CONFIRM_REJECTED`: the
 *   gateway said no · `GATEWAY_UNAVAILABLE`: nothing was sent
 */
export async function confirmPayment(
  context: Context,
  settler: Settler,
  record: PaymentRecord,
  { fields }: ConfirmPaymentBody,
): Promise<{ record: PaymentRecord; stale: boolean }> {
  const { gateway, options, store, emit } = context
  const { reference, requestId, challenge, status } = record
  const { confirm = {}, exponents } = options
  if (confirm === false) throw new Refusal('NOT_FOUND')
  const { verb = 'PUT', path = CONFIRM_PATH, fields: defaults = ['otp'] } = confirm
  const asked =
    challenge?.kind === 'requisites' && challenge.fields.length > 0
      ? challenge.fields
      : challenge?.kind === 'requisites' || challenge?.kind === 'otp'
        ? defaults
        : []
  const unasked = Object.keys(fields).filter(name => !asked.includes(name))
  if (requestId === undefined || isFinal(status) || asked.length === 0) throw new Refusal('CONFIRM_REFUSED')
  if (unasked.length > 0) throw new Refusal('CONFIRM_REFUSED', { names: asked })

  const counted = await updateRecord(store, reference, ({ tries = 0, ...current }) =>
    tries < MAX_TRIES ? { ...current, tries: tries + 1 } : undefined,
  )
  if (!counted?.changed) throw new Refusal('CONFIRM_EXHAUSTED')
  try {
    const { text } = await gateway.request(
      verb,
      path.replaceAll('{requestId}', requestId),
      formatConfirmRequest(fields),
    )
    parseReply(text, exponents ? { exponents } : {})
    emit({ type: 'payment_confirmed', reference })
  } catch (error) {
    if (error instanceof GatewayRejectedError) {
      emit({ type: 'payment_rejected', reference, gatewayCode: error.gatewayCode })
      const names = error.fields.map(({ field }) => field).filter(name => asked.includes(name))
      throw new Refusal('CONFIRM_REJECTED', { names, cause: error })
    }
    if (error instanceof GatewayUnavailableError && error.outcome === 'none')
      throw new Refusal('GATEWAY_UNAVAILABLE', { cause: error })
    // It may have been taken. What the gateway says of the payment is the answer, whatever came back here.
    emit({ type: 'outcome_unknown', reference, reason: 'CONFIRM' })
  }
  return settler.refresh(counted.record, { force: true })
}
