import { readdir } from 'node:fs/promises'
import { inspectBrCode, inspectUpiLink } from '@rumba/core'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Scheduler } from './clock.ts'
import { createMerchant, pixRequest, signatureOf } from './merchant.testing.ts'
import { DEMO_CREDENTIALS } from './options.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'
import { SCENARIOS } from './scenarios.ts'

interface Told {
  readonly status: string
  readonly amount: number
  readonly currency: string
  readonly isSigned: boolean
}

let sandbox: Sandbox
let merchant: ReturnType<typeof createMerchant>
/** What the merchant's server was told, in the order it heard it. */
let told: Told[]
/** What the merchant's server answers. */
let answer: () => Response | Promise<Response>

beforeEach(() => {
  told = []
  answer = () => new Response()
  sandbox = createSandbox({
    seed: 'scenarios',
    async deliver(_url, init) {
      const body = init?.body as Uint8Array
      const envelope = JSON.parse(new TextDecoder().decode(body))
      const signature = new Headers(init?.headers).get('signature')
      told.push({
        status: envelope.status.name,
        amount: envelope.amount,
        currency: envelope.currency,
        isSigned: signature === signatureOf(DEMO_CREDENTIALS, body),
      })
      return answer()
    },
  })
  sandbox.clock.freeze()
  merchant = createMerchant(sandbox.fetch)
  return sandbox.close
})

const CALLBACK = { callback_url: 'https://shop.example/callback' }
const play = (scenario: string, fields: Record<string, unknown> = {}) =>
  merchant.create(pixRequest({ ...CALLBACK, ...fields }), { 'rumba-sandbox-scenario': scenario })
const status = () => sandbox.transactions()[0]?.status
/** Moves time, and lets what was sent meanwhile arrive. */
const pass = async (seconds: number): Promise<void> => {
  sandbox.clock.advance(seconds * 1_000)
  await sandbox.settled()
}
const statuses = () => told.map(callback => callback.status)
const paid = { status: 'success', amount: 25.01, currency: 'BRL', isSigned: true }

describe('the scenario', () => {
  test('paid-at-once is paid as soon as the reply, which says created, has left', async () => {
    const { envelope } = await play('paid-at-once')
    expect(envelope.status).toMatchObject({ name: 'created' })
    await pass(0)
    expect(told).toEqual([paid])
    expect((await merchant.check(envelope.request_id)).envelope.status).toMatchObject({ name: 'success' })
  })

  test('paid-after is paid after its seconds, and not before', async () => {
    await play('paid-after:30')
    await pass(29.999)
    expect([status(), told]).toEqual(['pending', []])
    await pass(0.001)
    expect([status(), told]).toEqual(['success', [paid]])
  })

  test('declined is declined after its seconds', async () => {
    await play('declined')
    await pass(2)
    expect([status(), statuses()]).toEqual(['declined', ['declined']])
  })

  test('expired expires after its seconds, and the panel knows when', async () => {
    await play('expired:7')
    expect(sandbox.transactions()[0]?.expiresAt).toBe(sandbox.clock.now() + 7_000)
    await pass(7)
    expect([status(), statuses()]).toEqual(['expired', ['expired']])
  })

  test('paid-late is told as expired and then as success', async () => {
    await play('paid-late:5')
    await pass(2)
    expect(statuses()).toEqual(['expired'])
    await pass(5)
    expect([status(), statuses()]).toEqual(['success', ['expired', 'success']])
  })

  test('stays-pending is pending a year later', async () => {
    await play('stays-pending')
    await pass(365 * 24 * 3_600)
    expect([status(), told]).toEqual(['pending', []])
    expect(sandbox.transactions()[0]?.expiresAt).toBeUndefined()
  })

  test('callback-before-reply is answered by the merchant before the create call has its reply', async () => {
    let release = (): void => {}
    answer = () => new Promise(resolve => (release = () => resolve(new Response())))
    let isReplied = false
    const reply = play('callback-before-reply').finally(() => (isReplied = true))
    await vi.waitFor(() => expect(told).toEqual([paid]))
    expect(isReplied).toBe(false)
    release()
    expect((await reply).envelope.status).toMatchObject({ name: 'created' })
  })

  test('callback-twice is told a second time once the first was answered', async () => {
    await play('callback-twice')
    await pass(2)
    expect(told).toEqual([paid, paid])
    expect(sandbox.transactions()[0]?.callbacks.map(attempt => attempt.status)).toEqual([200, 200])
  })

  test('callback-ten-times is told ten times before any was answered', async () => {
    answer = () => new Promise(() => {})
    await play('callback-ten-times')
    sandbox.clock.advance(2_000)
    await vi.waitFor(() => expect(told).toEqual(Array.from({ length: 10 }, () => paid)))
    expect(sandbox.transactions()[0]?.callbacks).toHaveLength(10)
  })

  test('callback-out-of-order says pending after success, and the gateway still says success', async () => {
    const { envelope } = await play('callback-out-of-order')
    await pass(2)
    expect(statuses()).toEqual(['success', 'pending'])
    expect((await merchant.check(envelope.request_id)).envelope.status).toMatchObject({ name: 'success' })
  })

  test('callback-never is paid and tells nobody', async () => {
    await play('callback-never')
    await pass(24 * 3_600)
    expect([status(), told]).toEqual(['success', []])
  })

  test('callback-wrong-signature is refused by who checks, and repeated with a wrong one', async () => {
    answer = () => new Response(null, { status: 401 })
    await play('callback-wrong-signature')
    await pass(2)
    await pass(1)
    expect(told).toEqual([
      { ...paid, isSigned: false },
      { ...paid, isSigned: false },
    ])
  })

  test('wrong-amount says success for a centavo less, to callback and check', async () => {
    const { envelope } = await play('wrong-amount')
    await pass(2)
    expect(told).toEqual([{ ...paid, amount: 25 }])
    expect((await merchant.check(envelope.request_id)).envelope.amount).toBe(25)
  })

  test('other-currency says success for other money, to callback and check', async () => {
    const { envelope } = await play('other-currency')
    await pass(2)
    expect(told).toEqual([{ ...paid, currency: 'USD' }])
    expect((await merchant.check(envelope.request_id)).envelope.currency).toBe('USD')
  })

  test('tampered-code pays somebody else, with a right checksum', async () => {
    const order = { amount: { minor: 2501n, currency: 'BRL' }, payee: 'Rumba Demo Shop' }
    await play('tampered-code')
    const { findings } = inspectBrCode(sandbox.transactions()[0]?.code ?? '', order)
    const refused = findings.filter(({ severity }) => severity === 'refuse').map(({ code }) => code)
    expect(refused).toEqual(['payee-mismatch'])
  })

  test('tampered-code swaps the payee of a UPI link too', async () => {
    const names = ['email', 'phone', 'first_name', 'last_name', 'country', 'city', 'address', 'state_code']
    const customer = Object.fromEntries([...names, 'identifier', 'zip_code'].map(name => [name, 'x']))
    await play('tampered-code', { method: 'upi', currency: 'INR', customer })
    const { findings } = inspectUpiLink(sandbox.transactions()[0]?.code ?? '', { payee: 'Rumba Demo Shop' })
    expect(findings.map(({ code }) => code)).toContain('payee-mismatch')
  })

  test('unsigned-reply is created and has no signature; what follows has one', async () => {
    const reply = await play('unsigned-reply')
    expect(reply).toMatchObject({ status: 200, isSigned: false, envelope: { error_code: 0 } })
    expect(reply.headers.has('signature')).toBe(false)
    expect(await merchant.check(reply.envelope.request_id)).toMatchObject({ status: 200, isSigned: true })
  })

  test('slow-reply takes its seconds of the sandbox’s clock', async () => {
    let isReplied = false
    const reply = play('slow-reply:60').finally(() => (isReplied = true))
    // The hand-over, the expiry, and the reply.
    await vi.waitFor(() => expect((sandbox.clock as Scheduler).waiting).toBe(3))
    await pass(59)
    expect([isReplied, sandbox.transactions().length]).toEqual([false, 1])
    await pass(1)
    expect(await reply).toMatchObject({ status: 200, isSigned: true })
  })

  test('slow-reply is let go by a reset', async () => {
    const reply = play('slow-reply')
    await vi.waitFor(() => expect((sandbox.clock as Scheduler).waiting).toBe(3))
    sandbox.reset()
    expect((await reply).status).toBe(200)
  })

  test('rate-limited creates nothing and says when to come back', async () => {
    const reply = await play('rate-limited:9')
    expect(reply).toMatchObject({ status: 429, isSigned: false })
    expect(reply.headers.get('retry-after')).toBe('9')
    expect(sandbox.transactions()).toEqual([])
  })

  test.each([
    ['server-error', 500],
    ['server-error:503', 503],
    ['server-error:200', 500],
  ])('%s creates and answers a bare %d', async (scenario, code) => {
    expect(await play(scenario)).toMatchObject({ status: code, isSigned: false, envelope: {} })
    expect(sandbox.transactions()).toHaveLength(1)
  })

  test('html-error creates nothing and answers a page', async () => {
    const reply = await play('html-error')
    expect(reply).toMatchObject({ status: 502, isSigned: false })
    expect(reply.headers.get('content-type')).toContain('text/html')
    expect(reply.text).toContain('<h1>502 Bad Gateway</h1>')
    expect(sandbox.transactions()).toEqual([])
  })

  test('cut-connection creates, and the reply breaks off in the middle', async () => {
    await expect(play('cut-connection')).rejects.toThrow('cut the connection')
    expect(sandbox.transactions()).toHaveLength(1)
  })

  test('unknown-status is told as a status nobody knows, and then as success', async () => {
    const { envelope } = await play('unknown-status')
    await pass(2)
    expect((await merchant.check(envelope.request_id)).envelope.status).toMatchObject({ name: 'on_hold' })
    await pass(2)
    expect(statuses()).toEqual(['on_hold', 'success'])
  })

  test('unknown-challenge asks for what nobody knows', async () => {
    expect((await play('unknown-challenge')).envelope.challenge).toEqual({
      challenge_type: 'palm_scan',
      challenge_palm_scan: { instruction: 'Hold your palm to the reader' },
    })
  })

  test('that was told to pay may be ended by hand first, and is not ended again', async () => {
    const { envelope } = await play('paid-after:10')
    sandbox.decline(String(envelope.request_id))
    await pass(60)
    expect([status(), statuses()]).toEqual(['declined', ['declined']])
  })

  test('of a payout moves the payout', async () => {
    const payout = {
      method: 'upi',
      reference: 'payout-1',
      currency: 'INR',
      amount: '200',
      description: 'x',
      customer: { identifier: '1' },
      upi: { account: 'a@b' },
      ...CALLBACK,
    }
    await merchant.payOut(payout, { 'rumba-sandbox-scenario': 'declined:4' })
    await pass(3)
    expect(status()).toBe('pending')
    await pass(1)
    expect([status(), statuses()]).toEqual(['declined', ['declined']])
  })
})

describe('a scenario is chosen', () => {
  const chosen = async (fields: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    (await merchant.create(pixRequest(fields), headers)).headers.get('rumba-sandbox-scenario')

  const named = SCENARIOS.filter(({ intercept, reply }) => !intercept && !reply)
  test.each(named.map(({ name, amount }) => [Number(amount) / 100, name] as const))(
    'by the amount %d: %s',
    async (amount, name) => {
      expect(await chosen({ amount })).toBe(name)
    },
  )

  test('by the amount also where the reply is not the gateway’s own', async () => {
    expect((await merchant.create(pixRequest({ amount: 91.18 }))).status).toBe(429)
    expect((await merchant.create(pixRequest({ amount: 91.2 }))).status).toBe(502)
    expect((await merchant.create(pixRequest({ amount: 91.19 }))).status).toBe(500)
    const unsigned = await merchant.create(pixRequest({ amount: 91.16, reference: 'order-2' }))
    expect(unsigned.isSigned).toBe(false)
  })

  test('by minor units, so that currencies with and without a fraction have the same digits', async () => {
    const cash = { widget: { method: 'cash' }, method: undefined, customer: { identifier: '1' } }
    expect(await chosen({ ...cash, currency: 'CLP', amount: 9103 })).toBe('declined')
    expect(await chosen({ ...cash, currency: 'MXN', amount: 9103, reference: 'order-2' })).toBe('normal')
  })

  test('by name, in code and by HTTP, until it is changed or reset', async () => {
    sandbox.scenario = 'declined'
    expect(await chosen({ amount: 91.01 })).toBe('declined')
    const set = async (scenario: string) =>
      sandbox.fetch(
        new Request('http://sandbox/_sandbox/scenario', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ scenario }),
        }),
      )
    expect((await set('paid-after:5')).status).toBe(200)
    expect(sandbox.scenario).toBe('paid-after:5')
    expect(await chosen({ reference: 'order-2' })).toBe('paid-after')
    expect((await set('by-amount')).status).toBe(200)
    expect(await chosen({ reference: 'order-3', amount: 91.01 })).toBe('paid-at-once')
    expect((await set('rain')).status).toBe(400)
    sandbox.scenario = 'declined'
    sandbox.reset()
    expect(sandbox.scenario).toBe('by-amount')
  })

  test('for the next transaction only, before what is chosen for all', async () => {
    sandbox.scenario = 'declined'
    sandbox.nextScenario = 'paid-after:5'
    expect(sandbox.nextScenario).toBe('paid-after:5')
    expect(await chosen()).toBe('paid-after')
    expect(sandbox.nextScenario).toBeUndefined()
    expect(await chosen({ reference: 'order-2' })).toBe('declined')
    expect(() => (sandbox.nextScenario = 'rain')).toThrow(expect.objectContaining({ code: 'SANDBOX_OPTION' }))
    sandbox.nextScenario = 'expired'
    sandbox.reset()
    expect(sandbox.nextScenario).toBeUndefined()
  })

  test('by the option at the start', async () => {
    const other = createSandbox({ scenario: 'expired' })
    const reply = await createMerchant(other.fetch).create(pixRequest())
    expect(reply.headers.get('rumba-sandbox-scenario')).toBe('expired')
    other.close()
  })

  test('by a function of the call, or left to the amount by it', async () => {
    sandbox.scenario = ({ kind, method, reference }) =>
      reference === 'order-1' ? 'normal' : reference === 'order-2' ? `${kind}-${method}` : undefined
    expect(await chosen({ amount: 91.03 })).toBe('normal')
    expect(await chosen({ amount: 91.03, reference: 'order-3' })).toBe('declined')
    await expect(chosen({ reference: 'order-2' })).rejects.toThrow('payment-pix')
  })

  test('by code: one of one’s own', async () => {
    sandbox.scenario = {
      name: 'two-steps',
      about: 'Pending, then paid.',
      begin(stage) {
        stage.after(1, () => stage.move('pending'))
        stage.after(2, () => stage.move('success'))
      },
    }
    expect(await chosen()).toBe('two-steps')
    await pass(2)
    expect(status()).toBe('success')
  })

  test('by the header before everything else', async () => {
    sandbox.scenario = 'declined'
    const header = { 'rumba-sandbox-scenario': 'stays-pending' }
    expect(await chosen({ amount: 91.01 }, header)).toBe('stays-pending')
    const amount = { 'rumba-sandbox-scenario': 'by-amount' }
    expect(await chosen({ amount: 91.01, reference: 'order-2' }, amount)).toBe('paid-at-once')
  })

  test.each(['rain', 'declined:', 'declined:x', 'paid-at-once:5', 'constructor', ''])(
    'by no header that says %j',
    async header => {
      const refused = await merchant.create(pixRequest(), { 'rumba-sandbox-scenario': header })
      expect(refused).toMatchObject({ status: 400, isSigned: true })
      expect(refused.envelope.error_reason).toContain('rumba-sandbox-scenario')
      expect(sandbox.transactions()).toEqual([])
    },
  )

  test('in code only where there is one of the name', () => {
    expect(() => {
      sandbox.scenario = 'rain'
    }).toThrow(expect.objectContaining({ code: 'SANDBOX_OPTION', option: 'scenario' }))
    expect(sandbox.scenario).toBe('by-amount')
  })
})

describe('the list of scenarios', () => {
  test('has every file of its folder, each with a name, an amount and a sentence of its own', async () => {
    const files = await readdir(new URL('./scenarios/', import.meta.url))
    expect(SCENARIOS.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort())
    expect(SCENARIOS).toHaveLength(23)
    expect(SCENARIOS.map(({ amount }) => amount)).toEqual(SCENARIOS.map((_, index) => 9101n + BigInt(index)))
    expect(new Set(SCENARIOS.map(({ about }) => about)).size).toBe(23)
  })

  test('is told by HTTP', async () => {
    const response = await sandbox.fetch(new Request('http://sandbox/_sandbox/scenarios'))
    const { scenario, scenarios } = (await response.json()) as { scenario: string; scenarios: unknown[] }
    expect(scenario).toBe('by-amount')
    expect(scenarios).toContainEqual({
      name: 'declined',
      about: 'Declined after some seconds.',
      minor_units: 9103,
      number: { means: 'seconds', usual: 2 },
    })
  })
})
