import { expect, test } from 'vitest'
import { createMerchant, pixRequest } from './merchant.testing.ts'
import { serveSandbox } from './node.ts'
import { createSandbox } from './sandbox.ts'

test('sandboxes side by side with the same seed and references know nothing of each other', async () => {
  const shops = Array.from({ length: 8 }, (_, number) => {
    const told: string[] = []
    const deliver = async (_url: unknown, init?: RequestInit) => {
      told.push(JSON.parse(new TextDecoder().decode(init?.body as Uint8Array)).status.name)
      return new Response()
    }
    const credentials = { login: `shop-${number}`, key: `key-${number}`, password: `password-${number}` }
    const sandbox = createSandbox({ seed: 's', ...credentials, deliver })
    sandbox.clock.freeze(1_000_000)
    return { number, told, sandbox, merchant: createMerchant(sandbox.fetch, credentials) }
  })
  const [first] = shops
  await Promise.all(
    shops.map(async ({ number, sandbox, merchant }) => {
      for (let index = 0; index <= number; index += 1) {
        const fields = { reference: `order-${index}`, callback_url: 'https://shop.example/callback' }
        expect(await merchant.create(pixRequest(fields))).toMatchObject({ status: 200, isSigned: true })
      }
      if (number === 1) sandbox.faults.callbacks = 'never'
      if (number === 2) sandbox.scenario = 'declined'
      sandbox.clock.advance(number % 2 === 0 ? 15 * 60_000 : 60_000)
      await sandbox.settled()
    }),
  )
  for (const { number, told, sandbox } of shops) {
    const isExpired = number % 2 === 0
    expect(sandbox.transactions().map(({ status }) => status)).toEqual(
      Array(number + 1).fill(isExpired ? 'expired' : 'pending'),
    )
    expect(sandbox.calls()).toHaveLength(number + 1)
    expect(told).toEqual(isExpired ? Array(number + 1).fill('expired') : [])
    expect(sandbox.transactions().at(-1)?.requestId).toBe(first?.sandbox.transactions()[0]?.requestId)
    expect([sandbox.faults.callbacks, sandbox.scenario]).toEqual([
      number === 1 ? 'never' : 'normal',
      number === 2 ? 'declined' : 'by-amount',
    ])
  }
  first?.sandbox.close()
  expect(shops[7]?.sandbox.transactions()).toHaveLength(8)
  for (const { sandbox } of shops) sandbox.close()
})

test('behind ports of their own, too', async () => {
  const served = await Promise.all(Array.from({ length: 3 }, () => serveSandbox({ port: 0, seed: 's' })))
  await Promise.all(
    served.map(({ url }, number) =>
      createMerchant(fetch, undefined, url).create(pixRequest({ reference: `order-${number}` })),
    ),
  )
  expect(served.map(({ sandbox }) => sandbox.transactions().map(({ reference }) => reference))).toEqual([
    ['order-0'],
    ['order-1'],
    ['order-2'],
  ])
  await Promise.all(served.map(({ close }) => close()))
})
