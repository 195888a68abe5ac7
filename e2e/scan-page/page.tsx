import { parseMoney } from '@rumba/core'
import { RumbaCheckout } from '@rumba/react'
import { createTestClient } from '@rumba/react/testing'
import { createRoot } from 'react-dom/client'

const root = createRoot(document.getElementById('root') as HTMLElement)

/** Draws the checkout of a payment of R$ 1,00 that is under way by this code. */
function show(code: string, payee: string): void {
  const client = createTestClient({
    state: 'pix-pending',
    payment: { amount: parseMoney('1', 'BRL'), payee, challenge: { kind: 'qr', code } },
  })
  root.render(<RumbaCheckout key={code} client={client} order="order-1" locale="en" />)
}
Object.assign(window, { show })
