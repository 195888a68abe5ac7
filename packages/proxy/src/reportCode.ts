import { inspectBrCode, paymentMethods } from '@rumba/core'
import type { GatewayTransaction } from '@rumba/core/gateway'
import type { Context } from './context.ts'
import type { PaymentRecord } from './stores/contract.ts'

/** Pages read a code before they show it and refuse a wrong one; the merchant should hear of it too. */
export function reportCode(
  { emit }: Context,
  { reference, method, amount, payee }: PaymentRecord,
  { challenge }: GatewayTransaction,
): void {
  if (method !== paymentMethods.pix.code || challenge?.kind !== 'qr') return
  const { verdict, findings } = inspectBrCode(challenge.code, { amount, payee })
  if (verdict === 'refuse')
    emit({ type: 'code_refused', reference, findings: findings.map(({ code }) => code) })
}
