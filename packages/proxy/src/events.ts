/** What happened, for a log. Every field is listed here: nothing that a payer typed, no token, no address can get in. */
export type ProxyEvent =
  | { readonly type: 'payment_created'; readonly reference: string; readonly method: string }
  | { readonly type: 'payment_rejected'; readonly reference: string; readonly gatewayCode: number }
  | { readonly type: 'outcome_unknown'; readonly reference: string; readonly reason: string }
  | {
      readonly type: 'status_changed'
      readonly reference: string
      readonly from: string
      readonly to: string
    }
  | { readonly type: 'amount_mismatch'; readonly reference: string }
  | { readonly type: 'code_refused'; readonly reference: string; readonly findings: readonly string[] }
  /** The merchant's terms for an order cannot be used. */
  | { readonly type: 'terms_refused'; readonly fault: string }
  /** The gateway gave an address that no page should open. */
  | { readonly type: 'redirect_refused'; readonly reference: string; readonly reason: string }
  | { readonly type: 'payment_confirmed'; readonly reference: string }
  /** Somebody asks for more than `limits` allow. */
  | { readonly type: 'rate_limited'; readonly limit: string }
  | {
      readonly type: 'callback_refused'
      readonly reason: 'token' | 'signature' | 'content' | 'other_payment'
    }
  /** Alarm: a rightly signed callback about a payment that this proxy made and its store does not hold. */
  | {
      readonly type: 'callback_refused'
      readonly reason: 'unknown_payment'
      readonly reference: string
    }
  /** Alarm: a rightly signed callback that was written long ago. It is taken: refusing a late truth would lose money. */
  | { readonly type: 'callback_old'; readonly reference: string; readonly ageMs: number }
  | { readonly type: 'gateway_failed'; readonly reference: string; readonly reason: string }
  /** A question or an unsent call is put again; `call` is its verb and the kind of its address. */
  | { readonly type: 'gateway_retried'; readonly call: string; readonly reason: string }
  /** Alarm: what answered is not the gateway, or not this question's answer. */
  | {
      readonly type: 'gateway_untrusted'
      readonly call: string
      readonly reason: 'signature' | 'redirect' | 'mismatch'
    }
  /** Alarm: calls to the gateway are suspended (`open`), probed by one (`half-open`), or free again (`closed`). */
  | { readonly type: 'breaker_changed'; readonly state: 'open' | 'half-open' | 'closed' }
  /** Alarm: the gateway does not know a payment that it accepted a while ago. */
  | { readonly type: 'transaction_missing'; readonly reference: string }
  | { readonly type: 'payout_created'; readonly reference: string; readonly method: string }
  | { readonly type: 'payout_rejected'; readonly reference: string; readonly gatewayCode: number }
  /** Alarm: money may or may not be on its way. Nothing is sent again. */
  | { readonly type: 'payout_outcome_unknown'; readonly reference: string; readonly reason: string }
  | { readonly type: 'handler_failed'; readonly reference: string; readonly handler: string }
  | { readonly type: 'duplicate_payment'; readonly reference: string; readonly duplicateOf: string }
  /** Hints between instances do not come through; pages learn of changes at their polling pace until they do again. */
  | { readonly type: 'hints_interrupted' }
  | { readonly type: 'request_failed'; readonly code: string; readonly hint?: string }

/** Tells a log, if there is one. A log that fails, at once or later, must cost no payment, nor make an outcome look unknown. */
export const toEmit =
  <Entry>(log?: (entry: Entry) => unknown): ((entry: Entry) => void) =>
  entry => {
    try {
      Promise.resolve(log?.(entry)).catch(() => {})
    } catch {}
  }
