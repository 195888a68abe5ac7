import { inspectBrCode, paymentMethods } from '@rumba/core'
import type { GatewayTransaction } from '@rumba/core/gateway'
import type { ProxyEvent } from './events.ts'
import type { PaymentRecord } from './stores/contract.ts'

/** Pages read a code before they show it and refuse a wrong one; the merchant should hear of it too. */
export function reportCode(
  { emit }: { readonly emit: (event: ProxyEvent) => void },
  { reference, method, amount, payee }: PaymentRecord,
  { challenge }: GatewayTransaction,
): void {
  if (method !== paymentMethods.pix.code || challenge?.kind !== 'qr') return
  const { verdict, findings } = inspectBrCode(challenge.code, { amount, payee })
  if (verdict === 'refuse')
    emit({ type: 'code_refused', reference, findings: findings.map(({ code }) => code) })
}
