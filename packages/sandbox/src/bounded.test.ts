import { expect, test } from 'vitest'
import { createClock } from './clock.ts'
import { createMerchant, pixRequest } from './merchant.testing.ts'
import { createSandbox } from './sandbox.ts'
import { createTimers } from './timers.ts'

test('a first reply comes within 300 ms of creating a sandbox', async () => {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const startedAt = performance.now()
    const sandbox = createSandbox()
    const { status } = await createMerchant(sandbox.fetch).create(pixRequest())
    times.push(performance.now() - startedAt)
    expect(status).toBe(200)
    sandbox.close()
  }
  expect(Math.min(...times)).toBeLessThan(300)
})

test('instances do not meet', async () => {
  const [one, two] = [createSandbox({ seed: 'same' }), createSandbox({ seed: 'same' })]
  one.clock.freeze(1_000)
  one.faults.unsignedReplies = true
  one.corners.notFoundStatus = 200
  one.scenario = 'declined'
  const paid = await createMerchant(one.fetch).create(pixRequest())
  expect(two.transactions()).toEqual([])
  expect(two.calls()).toEqual([])
  expect(two.clock.now()).toBeGreaterThan(1e12)
  const other = await createMerchant(two.fetch).create(pixRequest())
  expect(other).toMatchObject({ isSigned: true, envelope: { request_id: paid.envelope.request_id } })
  expect(other.headers.get('rumba-sandbox-scenario')).toBe('normal')
  for (const sandbox of [one, two]) sandbox.close()
})

test('calls that overlap get the ids they would have got one after the other', async () => {
  const references = Array.from({ length: 40 }, (_, index) => `order-${index}`)
  const idsOf = async (inOrder: boolean): Promise<string> => {
    const sandbox = createSandbox({ seed: 'overlap' })
    const merchant = createMerchant(sandbox.fetch)
    const create = (reference: string) => merchant.create(pixRequest({ reference }))
    if (inOrder) for (const reference of references) await create(reference)
    else await Promise.all(references.toReversed().map(create))
    sandbox.close()
    const lines = sandbox
      .transactions()
      .map(({ reference, requestId, code }) => `${reference} ${requestId} ${code}`)
    return lines.sort().join('\n')
  }
  expect(await idsOf(false)).toBe(await idsOf(true))
})

test('100,000 transactions whose callbacks nobody takes leave as much behind as 1,000', async () => {
  const clock = createClock()
  clock.freeze()
  const timers = createTimers(clock)
  let due = 0
  for (let index = 0; index < 100_000; index += 1) {
    timers.after(`id-${index}`, 15 * 60_000, () => (due += 1))
    timers.after(`id-${index}`, 6 * 3_600_000, () => (due += 1))
    if (index >= 1_000) timers.cancel(`id-${index - 1_000}`)
  }
  expect(clock.waiting).toBeLessThan(5_000)
  clock.advance(24 * 3_600_000)
  expect(due).toBe(2_000)
})
