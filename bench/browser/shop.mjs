// A shop in this process: the real proxy in front of the real sandbox, without a wire between them.
import { createProxy } from '@rumba/proxy'
import { toNode } from '@rumba/proxy/node'
import { createSandbox, DEMO_CREDENTIALS } from '@rumba/sandbox'

const PAYEE = 'RUMBA DEMO SHOP'

/** @param options of the proxy, beside those of this shop */
export function openShop(origin, options = {}) {
  const publicUrl = `${origin}/api/rumba`
  const sandbox = createSandbox({
    payee: { merchantName: PAYEE },
    deliver: (address, init) => proxy.fetch(new Request(address, init)),
  })
  const proxy = createProxy({
    credentials: DEMO_CREDENTIALS,
    publicUrl,
    fetch: (address, init) => sandbox.fetch(new Request(address, init)),
    resolveOrder: () => ({ amount: { minor: 4290n, currency: 'BRL' }, methods: ['pix'], payee: PAYEE }),
    limits: false,
    ...options,
  })
  return { sandbox, proxy, handle: toNode(proxy) }
}
