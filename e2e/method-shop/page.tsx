import type { Payment } from '@rumba/core'
import { RumbaCheckout, RumbaProvider } from '@rumba/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

/** What the page's merchant was told, call by call. */
const told: { name: string; reference: string }[] = []
Object.assign(window, { told })

const tell = (name: string) => (payment: Payment) => void told.push({ name, reference: payment.reference })

const order = location.pathname.split('/').at(-1) ?? ''
const count = new URLSearchParams(location.search).has('twice') ? 2 : 1

/** With callbacks that are new at every render, as merchants write them. */
const Page = () => (
  <main>
    <h1>Order {order}</h1>
    <RumbaProvider endpoint="/api/rumba" locale="en">
      {Array.from({ length: count }, (_, index) => (
        <RumbaCheckout
          key={index}
          order={order}
          allowLoopback
          onPaid={tell('paid')}
          onDeclined={tell('declined')}
          onExpired={tell('expired')}
          onError={tell('error')}
        />
      ))}
    </RumbaProvider>
  </main>
)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
