import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RETRY_DELAYS_MS } from './callbacks.ts'
import { createMerchant, createReceiver, pixRequest, signatureOf } from './merchant.testing.ts'
import { DEMO_CREDENTIALS } from './options.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'

let sandbox: Sandbox
const closers: (() => unknown)[] = []

beforeEach(() => {
  sandbox = createSandbox()
  sandbox.clock.freeze()
})
afterEach(async () => {
  sandbox.close()
  for (const close of closers.splice(0)) await close()
})

const receive = async (...statuses: number[]) => {
  const receiver = await createReceiver(...statuses)
  closers.push(receiver.close)
  return receiver
}

const createPix = async (callbackUrl: string): Promise<string> => {
  const { envelope } = await createMerchant(sandbox.fetch).create(
    pixRequest({ callback_url: callbackUrl, extra: [{ key_1: 'value' }] }),
  )
  return String(envelope.request_id)
}

const attempts = () => sandbox.transactions()[0]?.callbacks ?? []
/** Resolves when that many attempts have had their answer, or have failed. */
const settled = (count: number) =>
  vi.waitFor(() => {
    expect(attempts()).toHaveLength(count)
    expect(attempts().every(attempt => attempt.ms !== null)).toBe(true)
  })

test('settled waits for every answer that is on its way, and for no later attempt', async () => {
  const receiver = await receive(200, 200, 500)
  await sandbox.settled()
  sandbox.scenario = 'callback-twice'
  await createPix(receiver.url)
  sandbox.clock.advance(2_000)
  await sandbox.settled()
  expect(attempts().map(({ status }) => status)).toEqual([200, 200])

  sandbox.reset()
  sandbox.pay(await createPix(receiver.url))
  await sandbox.settled()
  expect(attempts().map(({ status }) => status)).toEqual([500])
})

describe('a callback', () => {
  test.each([
    ['pay', 'success'],
    ['decline', 'declined'],
    ['expire', 'expired'],
  ] as const)('tells of %s with the signed envelope of a status check', async (action, status) => {
    const receiver = await receive(200)
    const requestId = await createPix(`${receiver.url}/callback?order=1`)
    sandbox[action](requestId)
    await settled(1)

    const [callback] = receiver.received
    expect(callback).toMatchObject({ method: 'POST', path: '/callback?order=1' })
    expect(callback?.signature).toBe(signatureOf(DEMO_CREDENTIALS, callback?.body ?? ''))
    const { timestamp, identifier, ...told } = JSON.parse(String(callback?.body))
    const {
      timestamp: _,
      identifier: nine,
      ...checked
    } = (await createMerchant(sandbox.fetch).check(requestId)).envelope
    expect(told).toEqual(checked)
    expect(told).toMatchObject({ status: { name: status }, extra: [{ key: 'key_1', value: 'value' }] })
    expect([identifier, nine]).toEqual(['PIX0000000001', 'PIX000000001'])
    expect(timestamp).toMatch(/Z$/)
    expect(attempts()).toEqual([
      {
        sentAt: sandbox.clock.now(),
        status: 200,
        ms: expect.any(Number),
        error: null,
        told: status,
        isForged: false,
        nextAt: null,
      },
    ])
  })

  test('tells of an expiry that the clock brought', async () => {
    const receiver = await receive(200)
    await createPix(receiver.url)
    sandbox.clock.advance(15 * 60_000)
    await settled(1)
    expect(JSON.parse(String(receiver.received[0]?.body)).status.name).toBe('expired')
  })

  test('is not waited for, and says when it left by the wall clock', async () => {
    sandbox.clock.resume()
    const receiver = await receive(200)
    const requestId = await createPix(receiver.url)
    expect(sandbox.pay(requestId).callbacks).toEqual([])
    await settled(1)
    const sentAt = attempts()[0]?.sentAt ?? 0
    const receivedAt = receiver.received[0]?.receivedAt ?? 0
    expect(receivedAt).toBeGreaterThanOrEqual(sentAt)
    expect(receivedAt - sentAt).toBeLessThan(1_000)
  })

  test('is tried again at its times until it is taken, and then no more', async () => {
    const receiver = await receive(503, 302, 404, 204)
    sandbox.pay(await createPix(receiver.url))
    for (const [index, delay] of RETRY_DELAYS_MS.slice(0, 3).entries()) {
      await settled(index + 1)
      sandbox.clock.advance(delay - 1)
      expect(attempts()).toHaveLength(index + 1)
      sandbox.clock.advance(1)
    }
    await settled(4)
    expect(attempts().map(attempt => attempt.status)).toEqual([503, 302, 404, 204])
    sandbox.clock.advance(7 * 24 * 3_600_000)
    expect(attempts()).toHaveLength(4)
    expect(receiver.received).toHaveLength(4)
    expect(new Set(receiver.received.map(({ path }) => path))).toEqual(new Set(['/']))
  })

  test('is given up after the last of its times', async () => {
    const receiver = await receive(500)
    sandbox.pay(await createPix(receiver.url))
    for (const [index, delay] of RETRY_DELAYS_MS.entries()) {
      await settled(index + 1)
      sandbox.clock.advance(delay)
    }
    await settled(RETRY_DELAYS_MS.length + 1)
    sandbox.clock.advance(7 * 24 * 3_600_000)
    expect(attempts()).toHaveLength(RETRY_DELAYS_MS.length + 1)
  })

  test('that finds nobody is recorded with the reason and tried again', async () => {
    const receiver = await receive(200)
    await receiver.close()
    sandbox.pay(await createPix(receiver.url))
    await settled(1)
    expect(attempts()[0]).toMatchObject({ status: null, error: expect.stringContaining('ECONNREFUSED') })
    sandbox.clock.advance(1_000)
    await settled(2)
  })

  test('is held back on demand', async () => {
    const receiver = await receive(200)
    const silent = await createPix(receiver.url)
    sandbox.faults.callbacks = 'never'
    sandbox.pay(silent)
    sandbox.faults.callbacks = 'normal'
    sandbox.clock.advance(24 * 3_600_000)
    expect(attempts()).toEqual([])
    expect(receiver.received).toEqual([])
  })

  test.each(['reset', 'close'] as const)('is not tried again after %s', async end => {
    const receiver = await receive(500)
    sandbox.pay(await createPix(receiver.url))
    await settled(1)
    sandbox[end]()
    sandbox.clock.freeze()
    sandbox.clock.advance(24 * 3_600_000)
    expect(receiver.received).toHaveLength(1)
  })

  test.each(['reset', 'close'] as const)(
    'under way is broken off by %s and leaves nothing behind',
    async end => {
      const sent: AbortSignal[] = []
      const hanging = createSandbox({
        deliver: (_url, init) =>
          new Promise((_answer, fail) => {
            const signal = init?.signal
            if (!signal) return
            sent.push(signal)
            signal.addEventListener('abort', () => fail(signal.reason))
          }),
      })
      const { envelope } = await createMerchant(hanging.fetch).create(
        pixRequest({ callback_url: 'http://merchant.example' }),
      )
      hanging.pay(String(envelope.request_id))
      await vi.waitFor(() => expect(sent).toHaveLength(1))
      hanging[end]()
      expect(sent[0]?.aborted).toBe(true)
      // A turn of the event loop lets the failed attempt come to its end.
      await new Promise(setImmediate)
      hanging.clock.advance(24 * 3_600_000)
      await new Promise(setImmediate)
      expect(sent).toHaveLength(1)
      hanging.close()
    },
  )
})
