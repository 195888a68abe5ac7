import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMerchant, pixRequest, voucherRequest } from '../merchant.testing.ts'
import type { SandboxOptions } from '../options.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'
import { SCENARIOS } from '../scenarios.ts'
import type { SavedState } from './savedState.ts'

const CALLBACK = { callback_url: 'https://shop.example/callback' }
const sandboxes: Sandbox[] = []
afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.close()
})

const create = (options: SandboxOptions = {}): Sandbox => {
  const sandbox = createSandbox({ deliver: async () => new Response(), ...options })
  sandboxes.push(sandbox)
  return sandbox
}

/** Ends a sandbox in the middle of whatever it does, and makes another of what JSON keeps of it. */
const restart = (sandbox: Sandbox, options: SandboxOptions = {}): Sandbox => {
  const text = JSON.stringify(sandbox.save())
  sandbox.close()
  return create({ ...options, saved: JSON.parse(text) as SavedState })
}

const statusOf = (sandbox: Sandbox) => sandbox.transactions()[0]?.status

describe('a sandbox that goes on from what another one saved', () => {
  test('knows every transaction, call, fault and corner, and goes on counting', async () => {
    const before = create({ seed: 's' })
    before.clock.freeze(1_000_000)
    const merchant = createMerchant(before.fetch)
    await merchant.create(pixRequest(CALLBACK))
    await merchant.create(voucherRequest())
    before.faults.callbacks = 'never'
    before.corners.notFoundStatus = 400
    before.scenario = 'declined'
    const after = restart(before)

    expect(after.transactions()).toEqual(before.transactions())
    expect(after.transactions()[0]?.amount.minor).toBe(2501n)
    expect(after.calls()).toEqual(before.calls())
    expect([after.faults, after.corners, after.scenario]).toEqual([
      before.faults,
      before.corners,
      before.scenario,
    ])
    const again = createMerchant(after.fetch)
    expect((await again.create(pixRequest())).envelope.error_code).toBe(30)
    expect((await again.create(pixRequest({ reference: 'order-9' }))).envelope.identifier).toBe(
      'PIX000000003',
    )
  })

  test('lets an option that is given win over what was saved', () => {
    const before = create({ scenario: 'declined', corners: { notFoundStatus: 400, emptyBody: 'braces' } })
    const after = restart(before, { scenario: 'paid-at-once', corners: { emptyBody: 'nothing' } })
    expect(after.scenario).toBe('paid-at-once')
    expect(after.corners).toMatchObject({ notFoundStatus: 400, emptyBody: 'nothing' })
  })

  test('repeats no trace id', async () => {
    const before = create({ seed: 's' })
    const refused = async (sandbox: Sandbox) =>
      (await createMerchant(sandbox.fetch).create({})).envelope.request_id
    const first = await refused(before)
    const after = restart(before, { seed: 's' })
    expect(await refused(after)).not.toBe(first)
    after.reset()
    expect(await refused(after)).toBe(first)
  })

  test('stands still where it stood, and lets things fall due from there', async () => {
    const before = create()
    before.clock.freeze(1_000_000)
    await createMerchant(before.fetch).create(pixRequest())
    before.clock.advance(60_000)
    const after = restart(before)
    expect(after.clock.now()).toBe(1_060_000)
    expect(statusOf(after)).toBe('pending')
    after.clock.advance(13 * 60_000)
    expect(statusOf(after)).toBe('pending')
    after.clock.advance(60_000)
    expect(after.transactions()[0]).toMatchObject({ status: 'expired', statusAt: 1_900_000 })
  })

  test('is as far ahead as it was, and has done what fell due meanwhile, each at its own moment', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: 1_000_000 })
    try {
      const before = create()
      before.clock.advance(60_000)
      await createMerchant(before.fetch).create(pixRequest())
      const text = JSON.stringify(before.save())
      before.close()
      vi.setSystemTime(1_000_000 + 20 * 60_000)
      const after = create({ saved: JSON.parse(text) })
      expect(after.clock.now() - Date.now()).toBeCloseTo(60_000, -2)
      const [payment] = after.transactions()
      expect(payment?.status).toBe('expired')
      expect((payment?.statusAt ?? 0) - (payment?.createdAt ?? 0)).toBe(15 * 60_000)
    } finally {
      vi.useRealTimers()
    }
  })

  test('goes on trying to call back, after the wait that was left', async () => {
    const before = create({ deliver: async () => new Response(null, { status: 500 }) })
    before.clock.freeze(1_000_000)
    await createMerchant(before.fetch).create(pixRequest(CALLBACK))
    before.pay(before.transactions()[0]?.requestId ?? '')
    await before.settled()
    const deliver = vi.fn(async () => new Response())
    const after = restart(before, { deliver })
    after.clock.advance(999)
    await after.settled()
    expect(deliver).not.toHaveBeenCalled()
    after.clock.advance(1)
    await after.settled()
    expect(deliver).toHaveBeenCalledTimes(1)
    expect(after.transactions()[0]?.callbacks.map(({ status }) => status)).toEqual([500, 200])
    after.clock.advance(24 * 60 * 60_000)
    await after.settled()
    expect(deliver).toHaveBeenCalledTimes(1)
  })

  test('sends a callback again whose answer it never heard', async () => {
    const before = create({ deliver: () => new Promise(() => {}) })
    before.clock.freeze(1_000_000)
    await createMerchant(before.fetch).create(pixRequest(CALLBACK))
    before.pay(before.transactions()[0]?.requestId ?? '')
    await vi.waitFor(() => expect(before.transactions()[0]?.callbacks).toHaveLength(1))
    const after = restart(before)
    after.clock.advance(0)
    await after.settled()
    expect(after.transactions()[0]?.callbacks).toMatchObject([
      { status: null, error: 'the sandbox ended before the answer' },
      { status: 200, error: null },
    ])
  })

  test('starts anew with a history that is shorter than what was saved', async () => {
    const before = create()
    const merchant = createMerchant(before.fetch)
    for (let index = 0; index < 5; index += 1)
      await merchant.create(pixRequest({ reference: `order-${index}` }))
    const after = restart(before, { history: 2 })
    expect(after.transactions().map(({ reference }) => reference)).toEqual(['order-4', 'order-3'])
    expect(after.calls()).toHaveLength(2)
  })
})

/** The story of one payment by a scenario, in a sandbox that is ended and taken up again before each step. */
const play = async (scenario: string, isRestarted: boolean) => {
  const told: unknown[] = []
  const deliver: typeof fetch = async (_url, init) => {
    const { status } = JSON.parse(new TextDecoder().decode(init?.body as Uint8Array))
    told.push(status.name)
    return new Response()
  }
  let sandbox = create({ deliver, scenario, seed: 's' })
  sandbox.clock.freeze(1_000_000.3)
  const reply = createMerchant(sandbox.fetch).create(pixRequest(CALLBACK))
  // One reply is cut, and one comes after the end of this story.
  const isOver = reply.catch(() => {})
  if (scenario === 'slow-reply') await vi.waitFor(() => expect(sandbox.transactions()).toHaveLength(1))
  else await isOver
  await sandbox.settled()
  const statuses = []
  for (let second = 0; second < 6; second += 1) {
    if (isRestarted) sandbox = restart(sandbox, { deliver, seed: 's' })
    sandbox.clock.advance(1_000)
    await sandbox.settled()
    statuses.push(statusOf(sandbox))
  }
  return { told, statuses }
}

test.each(SCENARIOS.map(({ name }) => name))('%s goes the same way across restarts', async name => {
  expect(await play(name, true)).toEqual(await play(name, false))
})

/** Lets every promise go on that can, `turns` times. */
const passTurns = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
}

describe('killed at any moment, in the middle of its callbacks too, and taken up again', () => {
  test.each([
    ['callback-twice', ['success', 'success']],
    ['callback-out-of-order', ['success', 'pending']],
    ['callback-ten-times', Array.from({ length: 10 }, () => 'success')],
    ['unknown-status', ['on_hold', 'success']],
  ])('%s tells all that it has to tell, and some of it again', async (scenario, expected) => {
    const told: string[] = []
    const deliver: typeof fetch = async (_url, init) => {
      const { status } = JSON.parse(new TextDecoder().decode(init?.body as Uint8Array))
      told.push(status.name)
      return new Response()
    }
    // What is kept at each moment, and what was told until then.
    const kills = new Map<string, { readonly saved: string; readonly toldBefore: readonly string[] }>()
    const kill = (): void => {
      const saved = JSON.stringify(sandbox.save())
      kills.set(`${told.length} ${saved}`, { saved, toldBefore: [...told] })
    }
    // The file is written some turns after each change.
    const killAtEachTurn = async (): Promise<void> => {
      for (let turn = 0; turn < 12; turn += 1) {
        await passTurns(1)
        kill()
      }
    }
    const sandbox = create({ deliver, scenario, onChange: () => void killAtEachTurn() })
    sandbox.clock.freeze(1_000_000)
    await createMerchant(sandbox.fetch).create(pixRequest(CALLBACK))
    for (let second = 0; second < 6; second += 1) {
      sandbox.clock.advance(1_000)
      await sandbox.settled()
    }
    expect(told).toEqual(expected)
    expect(kills.size).toBeGreaterThan(5)
    for (const { saved, toldBefore } of kills.values()) {
      told.length = 0
      const after = create({ deliver, saved: JSON.parse(saved) as SavedState })
      for (let second = 0; second < 6; second += 1) {
        after.clock.advance(1_000)
        await after.settled()
      }
      after.close()
      const rest = [...expected]
      for (const status of [...toldBefore, ...told]) if (status === rest[0]) rest.shift()
      expect(rest).toEqual([])
    }
  })
})
