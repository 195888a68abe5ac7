import { parseMoney } from '@rumba/core'
import { createPageProxy } from '@rumba/proxy/in-page'
import { RumbaCheckout } from '@rumba/react'
import { createSandbox } from '@rumba/sandbox'
import type { JSX } from 'react'

const sandbox = createSandbox({
  publicUrl: 'https://gateway.example',
  deliver: (...call) => proxy.fetch(new Request(...call)),
})
const proxy = createPageProxy({
  sandbox,
  resolveOrder: () => ({ amount: parseMoney('25.01', 'BRL'), methods: ['pix'] }),
})

export function Live(): JSX.Element {
  const pay = (): void => {
    const [latest] = sandbox.transactions()
    if (latest) sandbox.pay(latest.requestId)
  }
  return (
    <>
      <RumbaCheckout client={proxy.client} order="order-1" />
      <button type="button" onClick={pay}>
        Pay at the bank
      </button>
    </>
  )
}
