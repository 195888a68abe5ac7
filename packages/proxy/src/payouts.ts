import {
  type CurrencyOf,
  GatewayRejectedError,
  type Money,
  type PaymentStatus,
  type PayoutMethod,
} from '@rumba/core'
import { formatPayoutRequest, type GatewayTransaction, type PayoutRequest } from '@rumba/core/gateway'
import { defined } from './defined.ts'
import { CallRefusedError, GatewayUnavailableError } from './errors.ts'
import type { ProxyEvent } from './events.ts'
import type { Asked } from './gateway.ts'
import { codeOf } from './transport.ts'

/** A payout as the gateway knows it. The beneficiary stays out: it may be a card number. */
export interface Payout {
  readonly reference: string
  /** The id for `get`; absent while the gateway has none. */
  readonly requestId?: string
  /** Money went out only at `success`. */
  readonly status: PaymentStatus
  readonly amount: Money
}

export type PayoutResult =
  /** The gateway took it. Its status says how far it is. */
  | { readonly outcome: 'done'; readonly payout: Payout }
  /** Money may or may not be on its way: the callback alone can tell. Sending another payout may pay twice. */
  | { readonly outcome: 'unknown'; readonly reference: string; readonly reason: string }

export interface PayoutOptions {
  /**
   * The last word before money goes out: the merchant's own rights and limits. Anything but `true` refuses. What it is given
   * holds nothing of the beneficiary.
   */
  readonly authorize: (payout: PayoutTerms) => boolean | Promise<boolean>
}

export interface PayoutTerms {
  readonly reference: string
  readonly method: string
  readonly amount: Money
}

/** Money out, from the merchant's own server. Nothing of a payout is stored here; a card number is in no error and no event. */
export interface Payouts {
  /**
   * Sends a payout, once. Before a byte of it is sent it is tried again; never afterwards.
   *
   * @throws {CallRefusedError} `authorize` did not answer `true`, or reference or amount cannot be sent: nothing was sent
   * @throws {GatewayRejectedError} the gateway said no: there is no payout
   * @throws {GatewayUnavailableError} nothing was sent, or it was turned away: there is no payout
   */
  create<const M extends PayoutMethod, const Currency extends CurrencyOf<M>>(
    payout: PayoutRequest<M, Currency>,
    options: PayoutOptions,
  ): Promise<PayoutResult>
  /**
   * Asks the gateway how far a payout is.
   *
   * @throws {GatewayRejectedError} with `gatewayCode` 101: not found
   * @throws {GatewayUnavailableError} nothing usable came back
   * @throws {GatewayUntrustedError} the reply is unsigned, or about another transaction
   * @throws {CallRefusedError} this is no id: nothing was sent
   */
  get(requestId: string): Promise<Payout>
}

export function createPayouts({
  create,
  getTransaction,
  emit,
}: {
  readonly create: (body: string, asked: Asked) => Promise<GatewayTransaction>
  readonly getTransaction: (requestId: string) => Promise<GatewayTransaction>
  readonly emit: (event: ProxyEvent) => void
}): Payouts {
  return {
    async create(request, options) {
      const { reference, amount } = request
      const method = request.method.code
      if (!/^[\x21-\x7e]{1,64}$/.test(reference)) throw new CallRefusedError('reference')
      if (typeof amount.minor !== 'bigint' || amount.minor <= 0n) throw new CallRefusedError('amount')
      // Callers without types may have left it out; no permission is none.
      if (
        (await (options as Partial<PayoutOptions> | undefined)?.authorize?.({
          reference,
          method,
          amount,
        })) !== true
      )
        throw new CallRefusedError('authorize')
      const body = formatPayoutRequest(request)
      try {
        const transaction = await create(body, { reference, amount })
        emit({ type: 'payout_created', reference, method })
        return { outcome: 'done', payout: toPayout(transaction) }
      } catch (error) {
        if (error instanceof GatewayRejectedError) {
          emit({ type: 'payout_rejected', reference, gatewayCode: error.gatewayCode })
          throw withoutNumbers(error)
        }
        if (error instanceof GatewayUnavailableError && error.outcome === 'none') throw error
        const reason = codeOf(error)
        emit({ type: 'payout_outcome_unknown', reference, reason })
        return { outcome: 'unknown', reference, reason }
      }
    },
    async get(requestId) {
      try {
        return toPayout(await getTransaction(requestId))
      } catch (error) {
        throw error instanceof GatewayRejectedError ? withoutNumbers(error) : error
      }
    },
  }
}

/** Built field by field: what the gateway echoes of a beneficiary does not get out because it was forgotten here. */
function toPayout({ reference, requestId, status, amount }: GatewayTransaction): Payout {
  return defined({ reference, requestId, status, amount })
}

/** A gateway that says what was wrong may repeat it, and the error ends up in a log. */
function withoutNumbers({ gatewayCode, fields, traceId }: GatewayRejectedError): GatewayRejectedError {
  return new GatewayRejectedError(gatewayCode, '[redacted]', {
    fields: fields.map(({ field, message }) => ({ field: redact(field), message: redact(message) })),
    traceId,
  })
}

const redact = (text: string): string => text.replace(/\d(?:[ .-]?\d){5,}/g, '[redacted]')
