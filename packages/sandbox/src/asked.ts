import type { Challenge, Money } from '@rumba/core'
import type { Corners } from './corners.ts'
import type { Draw } from './draws.ts'
import type { Faults } from './faults.ts'
import { plus } from './gateway/amount.ts'
import { formatBrCode, type Payee } from './gateway/brCode.ts'
import type { PaymentRequest } from './gateway/paymentRequest.ts'
import { createRequisites } from './gateway/requisites.ts'
import { formatUpiLink } from './gateway/upiLink.ts'
import type { Play } from './scenario.ts'
import type { Transaction } from './state/transaction.ts'

/** What a payment asks of the buyer, and what only the buyer may know of it. */
export type Asked = Pick<Transaction, 'challenge' | 'code' | 'requisites' | 'otp'>

export const NOTHING_ASKED: Asked = {
  challenge: undefined,
  code: undefined,
  requisites: undefined,
  otp: undefined,
}

/** What decides beside the request. */
export interface AskedParts {
  readonly faults: Readonly<Faults>
  readonly corners: Readonly<Corners>
  readonly payee: Payee
  /** Where hosted pages live, without a slash at the end. */
  readonly publicUrl: string
}

/** What a new payment asks, by its method, the wishes of its request and what the sandbox was told. */
export function toAsked(
  request: PaymentRequest,
  { scenario }: Play,
  draw: Draw,
  pageId: string,
  { corners, faults, publicUrl, payee: usual }: AskedParts,
): Asked {
  const { rules, shape, amount } = request
  const payee = scenario.payee ?? usual
  const code =
    rules.code === 'pix'
      ? toPixCode(amount, draw, payee, faults.payCode, corners.pixAmount)
      : rules.code === 'upi'
        ? formatUpiLink(payee.merchantName, amount, draw)
        : undefined
  const requisites = createRequisites(rules.code, payee.merchantName, draw)
  const asked = (challenge: Challenge, otp?: string): Asked => ({
    challenge: scenario.challenge ?? challenge,
    code,
    requisites,
    otp,
  })
  const page = asked({ kind: 'redirect', url: `${publicUrl}/pay/${pageId}` })
  if (shape === 'widget' || corners.directChallenge === 'redirect') return page
  const wanted = rules.challenges.find(kind => kind === corners.directChallenge) ?? rules.challenges[0]
  switch (wanted) {
    case 'qr':
      return code === undefined ? page : asked({ kind: 'qr', code })
    case 'requisites':
      // What the buyer has to send back is in no document either.
      return requisites ? asked({ kind: 'requisites', requisites, fields: ['transaction_id'] }) : page
    case 'stk':
      return asked({ kind: 'stk' })
    case 'otp':
      return asked({ kind: 'otp' }, draw.digits(6))
  }
  return code === undefined ? page : asked({ kind: 'redirect', url: code })
}

/** Whether the buyer can act without opening a page or sending anything back. */
export function isHandedOver({ challenge, code }: Transaction): boolean {
  return (
    challenge?.kind === 'qr' ||
    challenge?.kind === 'stk' ||
    (challenge?.kind === 'redirect' && challenge.url === code)
  )
}

/** A code of its own location. The host is reserved for examples, so no bank can mistake it for a real charge. */
function toPixCode(
  amount: Money,
  draw: Draw,
  payee: Payee,
  fault: Faults['payCode'],
  stated: Corners['pixAmount'],
): string {
  return formatBrCode({
    location: `pix.rumba-sandbox.example/qr/v2/${draw.uuid()}`,
    amount: stated === 'absent' ? undefined : fault === 'other-amount' ? plus(amount, 100n) : amount,
    currencyNumber: fault === 'other-currency' ? '840' : '986',
    payee: fault === 'other-payee' ? { merchantName: 'OUTRA LOJA LTDA', merchantCity: 'RECIFE' } : payee,
  })
}
