import type { StartedPayment } from '@rumba/core'
import type { JSX } from 'react'
import {
  CodeAmount,
  CodeCopy,
  CodeCountdown,
  CodePayee,
  CodeQr,
  CodeText,
  PixQrRoot,
  usePayment,
} from '../index.ts'

export function PixOnly({ started }: { started: StartedPayment }): JSX.Element | null {
  const { payment, serverNow } = usePayment(started)
  const { challenge, status, amount, payee, expiresAt } = payment
  if (status === 'success') return <p>Thank you!</p>
  if (challenge?.kind !== 'qr') return null
  return (
    <PixQrRoot {...{ amount, payee, expiresAt, serverNow }} code={challenge.code} className="pix">
      <CodeQr className="symbol" />
      <p>
        <CodeAmount render={<strong />} /> to <CodePayee />
      </p>
      <CodeCopy className="button" />
      <CodeText />
      <CodeCountdown />
    </PixQrRoot>
  )
}
