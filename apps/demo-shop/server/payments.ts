import { createProxy, type RumbaProxy } from '@rumba/proxy'
import { createSqliteStore } from '@rumba/proxy/stores/sqlite'
import { totalOf } from './catalogue.ts'
import type { Orders } from './orders.ts'
import type { Settings } from './settings.ts'

/** Everything this shop does to take payments: what an order owes, and what happens when it is paid. */
export function createPayments(
  orders: Orders,
  { credentials, gatewayUrl, origin, dataDir, payee, push }: Settings,
): RumbaProxy {
  return createProxy({
    credentials,
    gatewayUrl,
    publicUrl: `${origin}/api/rumba`,
    trustedOrigins: [origin.replace('127.0.0.1', 'localhost')],
    store: createSqliteStore(`${dataDir}/payments.sqlite`),
    lifetimes: { pix: 15 * 60_000 },
    push,
    resolveOrder(id) {
      const order = orders.find(id)
      if (!order) return undefined
      return {
        amount: totalOf(order.items, 'BRL'),
        methods: ['pix', { code: 'paysafecard', amount: totalOf(order.items, 'EUR') }],
        description: 'Rumba demo shop',
        payee,
        returnUrl: `${origin}/orders/${id}`,
      }
    },
    onPaid: ({ order, id }) => orders.pay(order, id),
    onEvent: event => console.log(JSON.stringify(event)),
  })
}
