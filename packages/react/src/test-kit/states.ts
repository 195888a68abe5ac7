import { type Payment, parseMoney } from '@rumba/core'
import { SAMPLE_UPI_LINK } from './samples.ts'

/** A payment under way whose challenge is not a Pix code. `other-step` is one that nobody knows. */
export type TestChallenge = 'redirect' | 'upi' | 'requisites' | 'otp' | 'stk' | 'other-step'

/**
 * A state of the checkout, by name.
 *
 * - `loading`, `failed`: the order is not read yet, or cannot be.
 * - `choosing`: an order over R$ 25,01 that can be paid with Pix or paysafecard.
 * - `creating`, `unknown-create`: as `choosing`; once "pay" is pressed the create call hangs, or its answer is lost.
 * - `unknown`: there is a payment, and the gateway has not answered.
 * - `pix-pending`, `upi`, `redirect`, `requisites`, `otp`, `stk`, `other-step`: the buyer has something to do, within 15 minutes.
 * - `unreachable`: as `pix-pending`, and from then on the proxy does not answer.
 * - `pix-paid`, `declined`, `expired`, `error`: how a Pix payment ended.
 */
export type TestState =
  | 'loading'
  | 'failed'
  | 'choosing'
  | 'creating'
  | 'unknown-create'
  | 'unknown'
  | 'pix-pending'
  | TestChallenge
  | 'unreachable'
  | 'pix-paid'
  | 'declined'
  | 'expired'
  | 'error'

/** What each challenge but a Pix code looks like, under a method that has it. */
export const CHALLENGES: Readonly<Record<TestChallenge, Partial<Payment>>> = {
  redirect: { method: 'paysafecard', challenge: { kind: 'redirect', url: 'https://pay.example/page' } },
  upi: {
    method: 'upi',
    amount: parseMoney('200', 'INR'),
    payee: 'Shop One',
    challenge: { kind: 'redirect', url: SAMPLE_UPI_LINK },
  },
  requisites: {
    method: 'bank_transfer_argentina',
    amount: parseMoney('15000.50', 'ARS'),
    challenge: {
      kind: 'requisites',
      requisites: {
        bank_name: 'Banco de la Plaza',
        cbu: '2850590940090418135201',
        'beneficiary.name': 'Rumba Pagos SA',
        cuit: '30-71659554-9',
        amount: '15000.50',
      },
      fields: ['sender_name', 'card_last_digits'],
    },
  },
  otp: { method: 'mobile_money', amount: parseMoney('500', 'KES'), challenge: { kind: 'otp' } },
  stk: { method: 'mobile_money', amount: parseMoney('500', 'KES'), challenge: { kind: 'stk' } },
  'other-step': { method: 'cash', challenge: { kind: 'unknown', type: 'voucher' } },
}

/** The payment that a state starts with; none, where nothing is under way. */
export function paymentIn(state: TestState): Partial<Payment> | undefined {
  switch (state) {
    case 'loading':
    case 'failed':
    case 'choosing':
    case 'creating':
    case 'unknown-create':
      return undefined
    case 'pix-pending':
    case 'unreachable':
      return {}
    case 'pix-paid':
      return { status: 'success' }
    case 'unknown':
    case 'declined':
    case 'expired':
    case 'error':
      return { status: state }
    default:
      return CHALLENGES[state]
  }
}

/** What a payment by this method looks like once it is created. */
export function paymentBy(method: string): Partial<Payment> {
  const challenge = Object.values(CHALLENGES).find(known => known.method === method)
  return method === 'pix' ? {} : { ...CHALLENGES.redirect, ...challenge, method }
}
