import { describe, expect, test } from 'vitest'
import { signAs } from './testing/fakeGateway.ts'
import { startShop } from './testing/shop.ts'

/** A shop with one live Pix payment. */
const startPaying = async (options?: Parameters<typeof startShop>[0]) => {
  const shop = await startShop(options)
  const started = await shop.start()
  return { shop, started, transaction: shop.latest() }
}

describe('a callback', () => {
  test('of success is acknowledged, confirmed by asking the gateway, and told to the merchant once', async () => {
    const { shop, transaction } = await startPaying()
    transaction.status = 'success'
    expect((await shop.callBack(transaction)).status).toBe(200)
    await shop.settled()
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'success' })
    expect(shop.paid).toEqual([
      {
        id: 'paid_o1-1',
        order: 'o1',
        reference: 'o1-1',
        method: 'pix',
        amount: { minor: 2501n, currency: 'BRL' },
        late: false,
        paidAt: expect.any(Number),
      },
    ])
  })

  test('is judged by the digits that the contract counts', async () => {
    const amount = { minor: 150050n, currency: 'CLP', exponent: 2 }
    const { shop, started, transaction } = await startPaying({
      terms: { amount, methods: ['pix'] },
      exponents: { CLP: 2 },
    })
    expect(started.payment.amount).toEqual(amount)
    expect(transaction.amount).toBe(1500.5)
    transaction.status = 'success'
    expect((await shop.callBack(transaction)).status).toBe(200)
    await shop.settled()
    expect(shop.paid).toMatchObject([{ amount }])
  })

  test('that claims success while the gateway says otherwise is not paid, until the gateway agrees', async () => {
    const { shop, transaction } = await startPaying()
    await shop.callBack({ ...transaction, status: 'success' })
    await shop.settled()
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'created' })
    expect(shop.paid).toEqual([])
    transaction.status = 'success'
    shop.advance(60_000)
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['of other bytes', signAs('{}')],
    ['made with another password', 'by-another'],
  ])('whose signature is %s is refused and changes nothing', async (_name, signature) => {
    const { shop, transaction } = await startPaying()
    const before = await shop.proxy.payments.get('o1-1')
    const { body } = shop.gateway.callback({ ...transaction, status: 'success' })
    const headers = new Headers({ 'content-type': 'application/json' })
    if (signature !== undefined)
      headers.set('signature', signature === 'by-another' ? signAs(body, 'another') : signature)
    const response = await shop.callBack(transaction, {}, { body, headers })
    expect(response.status).toBe(401)
    await shop.settled()
    expect(await shop.proxy.payments.get('o1-1')).toEqual(before)
    expect(shop.paid).toEqual([])
  })

  test('that is rightly signed but for another payment is refused and changes neither', async () => {
    const { shop, transaction } = await startPaying()
    await shop.start({ order: 'o2' })
    const other = shop.latest()
    const response = await shop.callBack({
      ...other,
      status: 'success',
      callback_url: transaction.callback_url,
    })
    expect(response.status).toBe(404)
    await shop.settled()
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'created' })
    expect(await shop.proxy.payments.get('o2-1')).toMatchObject({ status: 'created' })
  })

  test.each([
    ['a lower amount', { amount: 0.01 }],
    ['a higher amount', { amount: 2501 }],
    ['another currency', { currency: 'ARS' }],
  ])('with %s never pays, and the merchant can hear of it', async (_name, changes) => {
    const { shop, transaction } = await startPaying()
    transaction.status = 'success'
    expect((await shop.callBack(transaction, changes)).status).toBe(200)
    await shop.settled()
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'created' })
    expect(shop.paid).toEqual([])
    expect(shop.events).toContainEqual({ type: 'amount_mismatch', reference: 'o1-1' })
  })

  test.each([25.01, '25.01', '25.0100'])('that writes the amount as %j is the same amount', async amount => {
    const { shop, transaction } = await startPaying()
    transaction.status = 'success'
    await shop.callBack(transaction, { amount, billing_amount: 99 })
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test('B14: that was written long ago is taken, and an alarm is raised', async () => {
    const { shop, transaction } = await startPaying()
    const write = (timestamp: string) => shop.callBack({ ...transaction, status: 'pending' }, { timestamp })
    expect((await write(new Date(Date.now() - 500_000).toISOString())).status).toBe(200)
    expect(shop.events.filter(({ type }) => type === 'callback_old')).toEqual([])
    expect((await write(new Date(Date.now() - 700_000).toISOString())).status).toBe(200)
    expect(shop.events).toContainEqual({
      type: 'callback_old',
      reference: 'o1-1',
      ageMs: expect.closeTo(700_000, -4),
    })
    expect((await shop.proxy.payments.get('o1-1'))?.status).toBe('pending')
  })

  test('replayed a hundred times pays once', async () => {
    const { shop, transaction } = await startPaying()
    transaction.status = 'success'
    const responses = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        shop.callBack(transaction, { timestamp: `2026-11-21T10:00:00.${index}Z` }),
      ),
    )
    expect(new Set(responses.map(response => response.status))).toEqual(new Set([200]))
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test.each(['pending', 'declined', 'expired', 'error', 'created'])(
    'of %s does not lower a paid payment',
    async status => {
      const { shop, transaction } = await startPaying()
      transaction.status = 'success'
      await shop.callBack(transaction)
      await shop.settled()
      expect((await shop.callBack({ ...transaction, status })).status).toBe(200)
      expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'success' })
    },
  )

  test('of success after the payment had expired is paid late', async () => {
    const { shop, transaction } = await startPaying()
    await shop.callBack({ ...transaction, status: 'expired' })
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'expired' })
    transaction.status = 'success'
    await shop.callBack(transaction)
    await shop.settled()
    expect(shop.paid).toEqual([expect.objectContaining({ late: true })])
  })

  test('of a status nobody has met is kept as text and is not final', async () => {
    const { shop, transaction } = await startPaying()
    await shop.callBack({ ...transaction, status: 'On_Hold' })
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'on_hold' })
    transaction.status = 'success'
    await shop.callBack(transaction)
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test('with an error of its own is not paid', async () => {
    const { shop, transaction } = await startPaying()
    await shop.callBack({ ...transaction, status: 'success' }, { error_code: 5, error_message: 'no' })
    await shop.settled()
    expect(shop.paid).toEqual([])
  })

  test('settles a payment whose create call got no usable answer', async () => {
    const shop = await startShop()
    shop.gateway.faults.push('unsigned', 'unsigned')
    expect((await shop.start()).payment.status).toBe('unknown')
    const transaction = shop.latest()
    transaction.status = 'success'
    await shop.callBack(transaction)
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test.each([
    ['a made-up token', (url: string) => url.replace(/callback\/.*/, 'callback/v1.abc.def')],
    ['a token with one letter changed', (url: string) => url.replace(/(callback\/v1\.)./, '$1_')],
    ['no token', (url: string) => url.replace(/\/callback\/.*/, '/callback')],
  ])('to an address with %s finds nothing there', async (_name, spoil) => {
    const { shop, transaction } = await startPaying()
    transaction.status = 'success'
    const response = await shop.callBack({ ...transaction, callback_url: spoil(transaction.callback_url) })
    expect(response.status).toBe(404)
  })

  test.each(['GET', 'PUT', 'DELETE'])('by %s is refused with the verb it takes', async method => {
    const { shop, transaction } = await startPaying()
    const response = await shop.proxy.fetch(new Request(transaction.callback_url, { method }))
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('that is not JSON, though rightly signed, is refused', async () => {
    const { shop, transaction } = await startPaying()
    const body = '{"error_code": 0, "status": '
    const headers = { 'content-type': 'application/json', signature: signAs(body) }
    expect((await shop.callBack(transaction, {}, { body, headers })).status).toBe(400)
  })

  test('which is our own signed request sent back is refused', async () => {
    const { shop, transaction } = await startPaying()
    const body = shop.gateway.requests[0]?.body ?? ''
    const headers = { 'content-type': 'application/json', signature: signAs(body) }
    expect((await shop.callBack(transaction, {}, { body, headers })).status).toBe(400)
  })

  test('of 300 kB is refused before it is verified', async () => {
    const { shop, transaction } = await startPaying()
    expect((await shop.callBack(transaction, { padding: 'x'.repeat(300_000) })).status).toBe(413)
  })

  test('is not acknowledged while the store is down, and is taken when it is back', async () => {
    const { createMemoryStore } = await import('./stores/memory.ts')
    const store = createMemoryStore()
    let down = false
    const flaky = {
      ...store,
      replace: (record: Parameters<typeof store.replace>[0]) =>
        down ? Promise.reject(new Error('disk')) : store.replace(record),
    }
    const { shop, transaction } = await startPaying({ store: flaky })
    transaction.status = 'success'
    down = true
    expect((await shop.callBack(transaction)).status).toBe(503)
    down = false
    expect((await shop.callBack(transaction)).status).toBe(200)
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })
})

describe('the merchant', () => {
  test('whose handler throws is told again, with the same event id', async () => {
    const ids: string[] = []
    const { shop, transaction } = await startPaying({
      onPaid(event) {
        ids.push(event.id)
        if (ids.length < 3) throw new Error('database is away')
      },
    })
    transaction.status = 'success'
    await shop.callBack(transaction)
    for (let round = 0; round < 4; round++) {
      await shop.settled()
      shop.advance(600_000)
    }
    expect(ids).toEqual(['paid_o1-1', 'paid_o1-1', 'paid_o1-1'])
  })

  test('hears after a restart of a payment that was acknowledged but not yet told', async () => {
    const { createMemoryStore } = await import('./stores/memory.ts')
    const store = createMemoryStore()
    // As if the lease of the process that died had run out.
    const first = await startShop({
      store: { ...store, lease: async () => true },
      onPaid: () => new Promise(() => {}),
    })
    await first.start()
    const transaction = first.latest()
    transaction.status = 'success'
    expect((await first.callBack(transaction)).status).toBe(200)
    await new Promise(resolve => setTimeout(resolve, 50))
    first.proxy.close()

    const second = await startShop({ store })
    await second.settled()
    expect(second.paid).toEqual([expect.objectContaining({ id: 'paid_o1-1', order: 'o1' })])
  })

  test('hears of a second paid attempt as a duplicate, not as a second sale', async () => {
    const duplicates: string[] = []
    const { shop, transaction: first } = await startPaying({
      lifetimes: { pix: 1_000 },
      onDuplicatePayment: event => void duplicates.push(`${event.reference} after ${event.duplicateOf}`),
    })
    shop.advance(1_000)
    await shop.start()
    const second = shop.latest()
    for (const transaction of [second, first]) {
      transaction.status = 'success'
      await shop.callBack(transaction)
      await shop.settled()
      shop.advance(10)
    }
    expect(shop.paid.map(event => event.reference)).toEqual(['o1-2'])
    expect(duplicates).toEqual(['o1-1 after o1-2'])
  })
})
