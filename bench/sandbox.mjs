// Payments created, paid and called back by one sandbox, and what each ten thousand of them leave in memory. Client and sandbox
// share one process, so both signatures of each call are in the figure.
//
//   pnpm --filter @rumba/bench run sandbox [payments, default 100000]
import { createHmac } from 'node:crypto'
import { createSandbox, DEMO_CREDENTIALS } from '@rumba/sandbox'

const total = Number(process.argv[2] ?? 100_000)
const AT_ONCE = 20
const ROUND = 10_000

const { login, key, password } = DEMO_CREDENTIALS
const hmac = (secret, text) => createHmac('sha256', secret).update(text).digest('hex')
const token = hmac(key, login)

let called = 0
const sandbox = createSandbox({
  history: 1_000,
  deliver: async () => {
    called += 1
    return new Response()
  },
})

for (let done = 0; done < total; done += ROUND) {
  const startedAt = performance.now()
  const round = Math.min(ROUND, total - done)
  for (let place = 0; place < round; place += AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(AT_ONCE, round - place) },
      (_, index) => done + place + index,
    )
    await Promise.all(numbers.map(onePayment))
  }
  const perSecond = round / ((performance.now() - startedAt) / 1000)
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed / 1e6
  console.log(
    `${done + round} payments, ${called} called back: ${perSecond.toFixed(0)}/s, heap ${heap.toFixed(1)} MB`,
  )
}
sandbox.close()

async function onePayment(number) {
  const body = JSON.stringify({
    method: 'pix',
    reference: `order-${number}`,
    currency: 'BRL',
    amount: 25.01,
    callback_url: 'https://shop.example/callback',
    customer: { identifier: 'c', first_name: 'Ana', last_name: 'Souza', itn: '11144477735' },
  })
  const headers = { 'access-token': token, signature: hmac(password, login + body) }
  const reply = await sandbox.fetch(
    new Request('http://sandbox/v1/payment', { method: 'POST', body, headers }),
  )
  sandbox.pay((await reply.json()).request_id)
}
