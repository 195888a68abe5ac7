import { describe, expect, test, vi } from 'vitest'
import { createMemoryStore } from './stores/memory.ts'
import { CREDENTIALS, signAs } from './testing/fakeGateway.ts'
import { startShop } from './testing/shop.ts'

/** A shop with one live Pix payment. */
const startPaying = async (options?: Parameters<typeof startShop>[0]) => {
  const shop = await startShop(options)
  const started = await shop.start()
  return { shop, started, transaction: shop.latest() }
}

describe('a callback', () => {
  test('B1: of success is acknowledged, confirmed by asking the gateway, and told to the merchant once', async () => {
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

  test('B7: that claims success while the gateway says otherwise is not paid, until the gateway agrees', async () => {
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
    ['no hex', 'zz'.repeat(32)],
    ['of other bytes', signAs('{}')],
    ['made with another password', 'by-another'],
  ])('B2: whose signature is %s is refused and changes nothing', async (_name, signature) => {
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

  test('B4: that is rightly signed but for another payment is refused and changes neither', async () => {
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
  ])('B8: with %s never pays, and the merchant can hear of it', async (_name, changes) => {
    const { shop, transaction } = await startPaying()
    transaction.status = 'success'
    expect((await shop.callBack(transaction, changes)).status).toBe(200)
    await shop.settled()
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'created' })
    expect(shop.paid).toEqual([])
    expect(shop.events).toContainEqual({ type: 'amount_mismatch', reference: 'o1-1' })
  })

  test.each(['25.01', '25.010', '25.0100', '"25.01"', '"25.0100"', '2501e-2'])(
    'B9: that writes the amount as %s is the same amount, whatever was billed',
    async amount => {
      const { shop, transaction } = await startPaying()
      transaction.status = 'success'
      const written = shop.gateway.callback(transaction, { amount: '?', billing_amount: 99 })
      const body = written.body.replace('"?"', amount)
      const headers = { ...written.headers, signature: signAs(body) }
      expect((await shop.callBack(transaction, {}, { body, headers })).status).toBe(200)
      await shop.settled()
      expect(shop.paid).toHaveLength(1)
    },
  )

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

  test('B12: replayed a hundred times pays once', async () => {
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
    'B13: of %s does not lower a paid payment',
    async status => {
      const { shop, transaction } = await startPaying()
      transaction.status = 'success'
      await shop.callBack(transaction)
      await shop.settled()
      expect((await shop.callBack({ ...transaction, status })).status).toBe(200)
      expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'success' })
    },
  )

  test('B19: of success after the payment had expired is paid late, once the gateway agrees', async () => {
    const { shop, transaction } = await startPaying()
    await shop.callBack({ ...transaction, status: 'expired' })
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'expired' })
    await shop.callBack({ ...transaction, status: 'success' })
    await shop.settled()
    expect(shop.paid).toEqual([])
    transaction.status = 'success'
    shop.advance(60_000)
    await shop.settled()
    expect(shop.paid).toEqual([expect.objectContaining({ late: true })])
  })

  test('B23: of a status nobody has met is kept as text and is not final, whatever else it says', async () => {
    const { shop, transaction } = await startPaying()
    await shop.callBack({ ...transaction, status: 'On_Hold' }, { surprise: { status: 'success' }, x: null })
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'on_hold' })
    transaction.status = 'SUCCESS'
    await shop.callBack(transaction)
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test('B24: with an error of its own is taken, and not paid', async () => {
    const { shop, transaction } = await startPaying()
    transaction.status = 'success'
    const response = await shop.callBack(transaction, { error_code: 5, error_message: 'no' })
    expect(response.status).toBe(200)
    await shop.settled()
    expect(shop.paid).toEqual([])
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'created' })
  })

  test('F17: settles a payment whose create call got no usable answer, and its page is told', async () => {
    const shop = await startShop()
    shop.gateway.faults.push('unsigned')
    const { payment, token } = await shop.start()
    expect(payment.status).toBe('unknown')
    const transaction = shop.latest()
    transaction.status = 'success'
    await shop.callBack(transaction)
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
    const read = await shop.read(token)
    expect((await read.json()).payment.status).toBe('success')
  })

  test('B18: brings the id of a payment that was created without one, and then the gateway can be asked', async () => {
    const shop = await startShop()
    shop.gateway.faults.push((response, text) => {
      const body = text.replace(/"request_id":"[^"]*"/, '"request_id":"00000000-0000-0000-0000-000000000000"')
      response.writeHead(200, { signature: signAs(body) }).end(body)
    })
    const { token, payment } = await shop.start()
    expect(payment).toMatchObject({ status: 'created', challenge: { kind: 'qr' } })
    const read = async () => (await shop.read(token)).json()
    shop.advance(2_001)
    await read()
    expect(shop.gateway.requests).toHaveLength(1)
    const transaction = shop.latest()
    await shop.callBack({ ...transaction, status: 'pending' })
    transaction.status = 'declined'
    shop.advance(2_001)
    expect((await read()).payment.status).toBe('declined')
    expect(shop.gateway.requests.at(-1)?.path).toBe(`/v1/transaction/${transaction.request_id}`)
  })

  test.each([
    ['a made-up token', (url: string) => url.replace(/callback\/.*/, 'callback/v1.abc.def')],
    ['a token with one letter changed', (url: string) => url.replace(/(callback\/v1\.)./, '$1_')],
    ['no token', (url: string) => url.replace(/\/callback\/.*/, '/callback')],
    ['a token of more than 30 days', (url: string) => url, 30 * 86_400_000 + 30_000],
  ])(
    'B3: to an address with %s finds nothing there, however well it is signed',
    async (_name, spoil, ageMs = 0) => {
      const { shop, transaction } = await startPaying()
      const before = await shop.proxy.payments.get('o1-1')
      shop.advance(ageMs)
      transaction.status = 'success'
      const response = await shop.callBack({ ...transaction, callback_url: spoil(transaction.callback_url) })
      expect(response.status).toBe(404)
      await shop.settled()
      expect(await shop.proxy.payments.get('o1-1')).toEqual(before)
      expect(shop.paid).toEqual([])
    },
  )

  test.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json; charset=utf-8', 200],
    ['Application/JSON', 200],
  ])('B5: of the type %s is answered with %i', async (type, status) => {
    const { shop, transaction } = await startPaying()
    const { body, headers } = shop.gateway.callback({ ...transaction, status: 'pending' })
    const init = { body, headers: { ...headers, 'content-type': type } }
    expect((await shop.callBack(transaction, {}, init)).status).toBe(status)
    expect((await shop.proxy.payments.get('o1-1'))?.status).toBe(status === 200 ? 'pending' : 'created')
  })

  test.each(['GET', 'HEAD', 'PUT', 'DELETE'])('B5: by %s is refused with the verb it takes', async method => {
    const { shop, transaction } = await startPaying()
    const response = await shop.proxy.fetch(new Request(transaction.callback_url, { method }))
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('B6: that is not JSON, though rightly signed, is refused', async () => {
    const { shop, transaction } = await startPaying()
    const body = '{"error_code": 0, "status": '
    const headers = { 'content-type': 'application/json', signature: signAs(body) }
    expect((await shop.callBack(transaction, {}, { body, headers })).status).toBe(400)
  })

  test('B15: which is our own signed request sent back is refused', async () => {
    const { shop, transaction } = await startPaying()
    const body = shop.gateway.requests[0]?.body ?? ''
    const headers = { 'content-type': 'application/json', signature: signAs(body) }
    expect((await shop.callBack(transaction, {}, { body, headers })).status).toBe(400)
  })

  test('B16: of nothing, signed by the access token where key and password are one, is refused', async () => {
    const credentials = { ...CREDENTIALS, key: CREDENTIALS.password }
    const { shop, transaction } = await startPaying({ credentials })
    const signature = shop.gateway.requests[0]?.accessToken ?? ''
    expect(signature).toBe(signAs(''))
    const init = { body: '', headers: { 'content-type': 'application/json', signature } }
    expect((await shop.callBack(transaction, {}, init)).status).toBe(401)
  })

  test('H10: of 300 kB is refused before it is verified', async () => {
    const { shop, transaction } = await startPaying()
    expect((await shop.callBack(transaction, { padding: 'x'.repeat(300_000) })).status).toBe(413)
  })

  test.each([
    ['the right amount', {}, false],
    ['a lower amount', { amount: 0.01 }, true],
  ])(
    'B10, G7: is judged by its token when the store has lost the payment, and not acknowledged: with %s',
    async (_what, changes, mismatch) => {
      const { shop, transaction } = await startPaying()
      const restarted = await startShop({ gateway: shop.gateway })
      transaction.status = 'success'
      expect((await restarted.callBack(transaction, changes)).status).toBe(503)
      await restarted.settled()
      expect(restarted.paid).toEqual([])
      expect(restarted.events).toEqual([
        ...(mismatch ? [{ type: 'amount_mismatch', reference: 'o1-1' }] : []),
        { type: 'callback_refused', reason: 'unknown_payment', reference: 'o1-1' },
      ])
      // The instance that has it, behind the same address, takes the next one.
      expect((await shop.callBack(transaction)).status).toBe(200)
      await shop.settled()
      expect(shop.paid).toHaveLength(1)
    },
  )

  test('B20: is not acknowledged while the store is down, and is taken when it is back', async () => {
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
  test('B22: that takes its time keeps no callback waiting, and is not told twice meanwhile', async () => {
    let done = (): void => {}
    let calls = 0
    const { shop, transaction } = await startPaying({
      onPaid() {
        calls += 1
        return new Promise(resolve => {
          done = resolve
        })
      },
    })
    transaction.status = 'success'
    // Each of these would hang as long as the handler does, if it were waited for.
    for (let round = 0; round < 3; round++) {
      expect((await shop.callBack(transaction)).status).toBe(200)
      while (calls === 0) await new Promise(resolve => setTimeout(resolve, 1))
    }
    expect(calls).toBe(1)
    done()
    await shop.settled()
    expect(calls).toBe(1)
  })

  test('whose handler throws is told again, with the same event id', async () => {
    const ids: string[] = []
    const failure = new Error('database is away')
    const heard: unknown[] = []
    const { shop, transaction } = await startPaying({
      onPaid(event) {
        ids.push(event.id)
        if (ids.length < 3) throw failure
      },
      onError(error) {
        heard.push(error)
        throw new Error('and so is the log')
      },
    })
    transaction.status = 'success'
    await shop.callBack(transaction)
    for (let round = 0; round < 4; round++) {
      await shop.settled()
      shop.advance(600_000)
    }
    expect(ids).toEqual(['paid_o1-1', 'paid_o1-1', 'paid_o1-1'])
    expect(heard).toEqual([failure, failure])
  })

  test('whose handler threw is told again soon, also when the clock is set back by two months meanwhile', async () => {
    let tries = 0
    const memory = createMemoryStore()
    const get = vi.fn(memory.get)
    const { shop, transaction } = await startPaying({
      store: { ...memory, get },
      onPaid() {
        tries += 1
        if (tries === 1) throw new Error('database is away')
      },
    })
    transaction.status = 'success'
    await shop.callBack(transaction)
    await vi.waitFor(async () => expect((await memory.get('o1-1'))?.failures).toBe(1))
    shop.advance(-60 * 86_400_000)
    get.mockClear()
    await vi.waitFor(() => expect(tries).toBe(2), 3_000)
    expect(get.mock.calls.length).toBeLessThan(10)
  })

  test('hears after a restart of a payment that was acknowledged but not yet told', async () => {
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

  test('B11: hears of a second paid attempt as a duplicate, not as a second sale', async () => {
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
