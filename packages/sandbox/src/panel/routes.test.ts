import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMerchant, pixRequest, voucherRequest } from '../merchant.testing.ts'
import { DEMO_CREDENTIALS } from '../options.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'

let sandbox: Sandbox
beforeEach(() => {
  sandbox = createSandbox({ deliver: async () => new Response() })
  sandbox.clock.freeze()
})
afterEach(() => sandbox.close())

const call = async (method: string, path: string, body?: unknown, headers = {}) => {
  const response = await sandbox.fetch(
    new Request(`http://sandbox${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  )
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  }
}

const create = async (fields: unknown): Promise<string> =>
  String((await createMerchant(sandbox.fetch).create(fields)).envelope.request_id)

describe('the list', () => {
  test('gives each transaction, newest first, with what the buyer has to do', async () => {
    const pix = await create(pixRequest({ callback_url: 'http://merchant.example/callback' }))
    const voucher = await create(voucherRequest())
    const { status, json } = await call('GET', '/_sandbox/transactions')
    expect(status).toBe(200)
    expect(json.transactions).toEqual([
      {
        request_id: voucher,
        identifier: 'PAY000000002',
        kind: 'payment',
        reference: 'order-2',
        method: 'paysafecard',
        amount: 25.01,
        currency: 'EUR',
        status: 'created',
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4010\/pay\/[0-9a-f-]{36}$/),
        scenario: 'normal',
        callback_url: null,
        callbacks: [],
        created_at: sandbox.clock.now(),
        expires_at: sandbox.clock.now() + 3_600_000,
      },
      {
        request_id: pix,
        identifier: 'PIX000000001',
        kind: 'payment',
        reference: 'order-1',
        method: 'pix',
        amount: 25.01,
        currency: 'BRL',
        status: 'created',
        code: expect.stringMatching(/^000201/),
        scenario: 'normal',
        callback_url: 'http://merchant.example/callback',
        callbacks: [],
        created_at: sandbox.clock.now(),
        expires_at: sandbox.clock.now() + 900_000,
      },
    ])
  })
})

describe('where the money goes', () => {
  const transferred = (): Promise<string> =>
    create(
      pixRequest({ method: 'bank_transfer_argentina', mode: 'initial', currency: 'ARS', amount: 15_000.5 }),
    )
  const PAYOUT = pixRequest({
    amount: '25.01',
    description: 'Winnings',
    requisites: { name: 'Maria <b>Souza</b>', account: 'maria@shop.example' },
  })
  const paidOut = async (): Promise<string> =>
    String((await createMerchant(sandbox.fetch).payOut(PAYOUT)).envelope.request_id)
  const shown = async (requestId: string): Promise<string> =>
    (await call('GET', `/?transaction=${requestId}`)).text

  test('of a bank transfer is told and shown, with what the buyer has to send back', async () => {
    const requestId = await transferred()
    const { requisites = {} } = sandbox.transactions()[0] ?? {}
    expect(Object.keys(requisites)).toContain('account_number')
    const { json } = await call('GET', `/_sandbox/transactions/${requestId}`)
    expect([json.requisites, json.asks]).toEqual([requisites, ['transaction_id']])
    const text = await shown(requestId)
    for (const [name, value] of Object.entries(requisites)) {
      expect(text).toContain(`<b>${name}</b> ${value}</li>`)
    }
    expect(text).toContain('<dt>To confirm</dt><dd>transaction_id</dd>')
  })

  test('of a payout is told and shown, and nothing of it as markup', async () => {
    const requestId = await paidOut()
    const { json } = await call('GET', `/_sandbox/transactions/${requestId}`)
    expect(json.beneficiary).toEqual({ requisites: PAYOUT.requisites })
    expect(json).not.toHaveProperty('requisites')
    const text = await shown(requestId)
    expect(text).toContain('<b>account</b> maria@shop.example</li>')
    expect(text).toContain('Maria &lt;b&gt;Souza')
  })
})

describe('an action', () => {
  test.each([
    ['pay', 'success'],
    ['decline', 'declined'],
    ['expire', 'expired'],
    ['fail', 'error'],
  ])('%s ends a transaction as %s, and only once', async (action, status) => {
    const requestId = await create(pixRequest())
    const path = `/_sandbox/transactions/${requestId}/${action}`
    const first = await call('POST', path)
    expect(first.status).toBe(200)
    expect(first.json).toMatchObject({ request_id: requestId, status })
    const second = await call('POST', path)
    expect(second.status).toBe(409)
    expect(second.json.error).toMatchObject({ code: 'SANDBOX_TRANSACTION_FINAL' })
    expect(second.json.error.message).toContain(status)
  })

  test('on a transaction that is not there is a 404', async () => {
    const { status, json } = await call('POST', '/_sandbox/transactions/nobody/pay')
    expect(status).toBe(404)
    expect(json.error.code).toBe('SANDBOX_TRANSACTION_UNKNOWN')
  })

  test('from code throws what the panel answers', async () => {
    expect(() => sandbox.pay('nobody')).toThrow(
      expect.objectContaining({ code: 'SANDBOX_TRANSACTION_UNKNOWN' }),
    )
    const requestId = await create(pixRequest())
    expect(sandbox.decline(requestId).status).toBe('declined')
    expect(() => sandbox.pay(requestId)).toThrow(
      expect.objectContaining({ code: 'SANDBOX_TRANSACTION_FINAL' }),
    )
  })
})

describe('the controls', () => {
  test('the clock is advanced, and what falls due has happened in the next answer', async () => {
    await create(pixRequest())
    const before = sandbox.clock.now()
    const { status, json } = await call('POST', '/_sandbox/clock/advance', { ms: 900_000 })
    expect(status).toBe(200)
    expect(json.now).toBe(before + 900_000)
    expect((await call('GET', '/_sandbox/transactions')).json.transactions[0].status).toBe('expired')
  })

  test.each([{}, { ms: -1 }, { ms: 'soon' }, { ms: 1e18 }])('the clock refuses %j', async body => {
    const before = sandbox.clock.now()
    const { status, json } = await call('POST', '/_sandbox/clock/advance', body)
    expect(status).toBe(400)
    expect(json.error.message).toContain('ms')
    expect(sandbox.clock.now()).toBe(before)
  })

  test('the clock is stopped, where it stands or at a time, and let run again', async () => {
    const { json } = await call('POST', '/_sandbox/clock/freeze', { at: 2_000_000_000_000 })
    expect(json.now).toBe(2_000_000_000_000)
    expect(sandbox.clock.now()).toBe(2_000_000_000_000)
    expect((await call('POST', '/_sandbox/clock/freeze')).json.now).toBe(2_000_000_000_000)
    expect((await call('POST', '/_sandbox/clock/resume')).status).toBe(200)
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(sandbox.clock.now()).toBeGreaterThan(2_000_000_000_000)
    for (const at of ['soon', -1, 1e18]) {
      expect((await call('POST', '/_sandbox/clock/freeze', { at })).status).toBe(400)
    }
  })

  test('faults are set field by field and stay until the reset', async () => {
    expect((await call('POST', '/_sandbox/faults', { unsignedReplies: true })).status).toBe(200)
    const { json } = await call('POST', '/_sandbox/faults', { callbacks: 'never' })
    expect(json).toEqual({ unsignedReplies: true, callbacks: 'never', payCode: 'normal' })
    expect(sandbox.faults).toEqual(json)
    await call('POST', '/_sandbox/reset')
    expect((await call('GET', '/_sandbox/faults')).json).toEqual({
      unsignedReplies: false,
      callbacks: 'normal',
      payCode: 'normal',
    })
  })

  const refused: Record<string, unknown>[] = [
    { rain: true },
    { constructor: 1 },
    { callbacks: 'twice' },
    { unsignedReplies: 'yes' },
  ]
  test.each(refused)('the fault %j is refused and nothing changes', async body => {
    const before = { ...sandbox.faults }
    expect((await call('POST', '/_sandbox/faults', { payCode: 'other-amount', ...body })).status).toBe(400)
    expect(sandbox.faults).toEqual(before)
  })

  test('reset forgets every transaction', async () => {
    const requestId = await create(pixRequest())
    expect((await call('POST', '/_sandbox/reset')).status).toBe(200)
    expect(sandbox.transactions()).toEqual([])
    expect(await createMerchant(sandbox.fetch).check(requestId)).toMatchObject({ status: 404 })
  })

  test('a broken body and an unknown path have clear errors', async () => {
    expect((await call('POST', '/_sandbox/reset', '{')).json.error.code).toBe('bad_body')
    expect((await call('POST', '/_sandbox/clock/advance', '[1]')).json.error.code).toBe('bad_body')
    expect((await call('GET', '/_sandbox/nothing')).status).toBe(404)
    expect((await call('GET', '/nothing')).json.error.message).toContain('/v1/')
  })

  test('/healthz answers', async () => {
    expect((await call('GET', '/healthz')).status).toBe(200)
  })
})

describe('the page', () => {
  test('lists every transaction, and shows nothing of a merchant as markup', async () => {
    const requestId = await create(pixRequest({ reference: '<script>alert(1)</script>' }))
    for (const path of ['/', `/?transaction=${requestId}`, '/?view=calls', '/?q=%3Cscript%3Ealert']) {
      const { text, headers } = await call('GET', path)
      expect(text).toContain('/_sandbox/panel.js')
      expect(text).not.toContain('<script>alert')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/)
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(text).not.toMatch(/ (style|on[a-z]+)=/)
    }
    expect((await call('GET', '/')).text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('offers what the state of a transaction allows, and nothing else', async () => {
    const requestId = await create(pixRequest({ callback_url: 'http://merchant.example/callback' }))
    const offered = async (): Promise<string[]> => {
      const { text } = await call('GET', `/?transaction=${requestId}`)
      return [...text.matchAll(/id="(?:do-([a-z-]+)|(again|twice|forged|otherwise|telling))"/g)].map(
        ([, verb, other]) => verb ?? other ?? '',
      )
    }
    const callbacks = ['again', 'twice', 'forged', 'telling']
    expect(await offered()).toEqual([
      'pay',
      'decline',
      'expire',
      'fail',
      'keep-pending',
      'otherwise',
      ...callbacks,
    ])
    sandbox.expire(requestId)
    expect(await offered()).toEqual(['pay', ...callbacks])
    sandbox.pay(requestId)
    expect(await offered()).toEqual(callbacks)
  })

  test('says what is on, and how to clear it', async () => {
    const on = async () => (await call('GET', '/')).text.split('id="on"')[1]?.split('<details')[0] ?? ''
    expect(await on()).not.toContain('Clear')
    sandbox.nextScenario = 'paid-after:5'
    sandbox.scenario = 'declined'
    sandbox.faults.payCode = 'other-payee'
    sandbox.corners.notFoundStatus = 200
    for (const text of ['paid-after:5', 'declined', 'payCode other-payee', 'notFoundStatus 200']) {
      expect(await on()).toContain(text)
    }
    const bodies = [...(await on()).matchAll(/data-post="([^"]+)" data-body="([^"]+)"/g)]
    for (const [, path = '', body = ''] of bodies) {
      expect((await call('POST', path, body.replaceAll('&quot;', '"'))).status).toBe(200)
    }
    expect(await on()).not.toContain('Clear')
  })

  test('filters by reference, status and method, and says so', async () => {
    const pix = await create(pixRequest({ reference: 'shoes-1' }))
    const voucher = await create(voucherRequest({ reference: 'hats-2' }))
    sandbox.decline(voucher)
    const rows = async (query: string) => {
      const { text } = await call('GET', `/${query}`)
      const listed = await call('GET', `/_sandbox/transactions${query}`)
      const ids = [...text.matchAll(/id="row-([0-9a-f-]+)"/g)].map(([, id]) => id)
      expect(listed.json.transactions.map(({ request_id: id }: { request_id: string }) => id)).toEqual(ids)
      return ids
    }
    expect(await rows('')).toEqual([voucher, pix])
    expect(await rows('?q=SHOES')).toEqual([pix])
    expect(await rows(`?q=${voucher.slice(0, 13)}`)).toEqual([voucher])
    expect(await rows('?status=declined')).toEqual([voucher])
    expect(await rows('?status=open')).toEqual([pix])
    expect(await rows('?method=pix&status=declined')).toEqual([])
    expect((await call('GET', '/?q=nobody')).text).toContain('No transaction fits')
  })

  test('without a transaction says how to make the first one, and the password is not in it', async () => {
    const { text } = await call('GET', '/')
    expect(text).toContain('Make the first payment')
    expect(text).toContain('curl -sS -X POST')
    for (const secret of [DEMO_CREDENTIALS.password, DEMO_CREDENTIALS.key]) expect(text).not.toContain(secret)
  })

  test.each([
    ['/_sandbox/style.css', 'text/css'],
    ['/_sandbox/panel.css', 'text/css'],
    ['/_sandbox/panel.js', 'text/javascript'],
    ['/_sandbox/pay.js', 'text/javascript'],
  ])('loads %s', async (path, type) => {
    const { status, headers } = await call('GET', path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain(type)
  })
})
