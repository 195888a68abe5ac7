import type { Method } from './method.ts'
import * as payments from './payments.ts'
import type { PayoutMethod } from './payout.ts'
import * as payouts from './payouts.ts'

/** Every payment method the gateway's documents name. */
export const METHODS: readonly Method[] = /* @__PURE__ */ Object.values(payments)

/** Every payout method they name. */
export const PAYOUT_METHODS: readonly PayoutMethod[] = /* @__PURE__ */ Object.values(payouts)

/** A payment method by its code; one the registry has never heard of has no markets and works all the same. */
export function methodOf(code: string): Method {
  return METHODS.find(method => method.code === code) ?? { code, markets: [] }
}

/** A payout method by its code; one the registry has never heard of has no markets and works all the same. */
export function payoutMethodOf(code: string): PayoutMethod {
  return PAYOUT_METHODS.find(method => method.code === code) ?? { code, markets: [] }
}
