import { parseMoney } from '@rumba/core'
import { createLiveShop } from './createLiveShop.ts'

const PREFIX = '/api/rumba/'
let isServed = false

/** Answers `/api/rumba` in this page, so that code of a shop runs here as it stands. Every order is paid by itself after a while. */
export function serveLiveShop(): void {
  if (isServed) return
  isServed = true
  const shop = createLiveShop({
    scenario: 'paid-after:20',
    resolveOrder: () => ({
      amount: parseMoney('25.01', 'BRL'),
      methods: ['pix'],
      payee: 'RUMBA DEMO SHOP',
      payer: { firstName: 'Ana', lastName: 'Souza', taxId: '111.444.777-35' },
    }),
  })
  const { fetch } = window
  window.fetch = (input, init) =>
    typeof input === 'string' && input.startsWith(PREFIX)
      ? shop.fetch(new Request(new URL(input, 'https://shop.example'), init))
      : fetch(input, init)
}
