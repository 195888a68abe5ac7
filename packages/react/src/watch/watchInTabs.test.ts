import { type Payment, type PaymentSnapshot, ProblemError } from '@rumba/core'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createTestClient, type TestClient } from '../testing.tsx'
import { createTestBrowser, type TestTab, type TestTraffic } from './browser.testing.ts'
import type { WatchEnvironment } from './environment.ts'
import { watchInTabs } from './watchInTabs.ts'
import type { Connection, PaymentWatch } from './watchPayment.ts'

const watches: PaymentWatch[] = []

beforeAll(() => import('./shareWatch.ts'))
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  for (const watch of watches.splice(0)) watch.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const pass = async (ms = 0): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms)
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(0)
}

/** One tab with one watched payment. */
interface Seen {
  readonly tab: TestTab
  readonly watch: PaymentWatch
  readonly statuses: string[]
  readonly connections: Connection[]
  readonly errors: unknown[]
}

interface Shop {
  readonly server: TestClient
  readonly traffic: TestTraffic
  /** Opens the order in one more tab. */
  open(token?: string, openChannel?: WatchEnvironment['openChannel']): Promise<Seen>
  /** Opens it in several, one after the other. */
  openMany(count: number): Promise<Seen[]>
}

function createShop(change: Partial<Payment> = {}): Shop {
  const server = createTestClient({ payment: change })
  const { open: openTab, traffic } = createTestBrowser()
  const open: Shop['open'] = async (token = `token-${Math.random()}`, openChannel) => {
    const { current } = await server.getOrder('1')
    if (!current) throw new Error('the test client has no payment')
    const tab = openTab()
    const seen = { tab, statuses: [] as string[], connections: [] as Connection[], errors: [] as unknown[] }
    let known: PaymentSnapshot = current
    const watch = watchInTabs({
      client: tab.connect(server),
      token,
      get known() {
        return known
      },
      onSnapshot(snapshot) {
        known = snapshot
        if (seen.statuses.at(-1) !== snapshot.payment.status) seen.statuses.push(snapshot.payment.status)
        if (snapshot.payment.status === 'success') watch.stop()
      },
      onConnection: connection => seen.connections.push(connection),
      onError: error => seen.errors.push(error),
      environment: { ...tab.environment, ...(openChannel && { openChannel }) },
    })
    watches.push(watch)
    return { ...seen, watch }
  }
  const openMany = async (count: number): Promise<Seen[]> => {
    const all: Seen[] = []
    for (let index = 0; index < count; index += 1) {
      all.push(await open())
      await pass(500)
    }
    return all
  }
  return { server, traffic, open, openMany }
}

const callsSince = ({ calls }: TestTraffic, from = 0): string[] => calls.slice(from).map(call => call.name)
const lastOf = (all: readonly Seen[]): (string | undefined)[] => all.map(({ statuses }) => statuses.at(-1))

test('a tab alone opens its stream after a moment, and asks nobody else', async () => {
  const { traffic, open, server } = createShop()
  const seen = await open()
  await pass(249)
  expect(traffic.calls).toEqual([])
  await pass(1)
  server.move('success')
  await pass()
  expect(seen.statuses).toEqual(['pending', 'success'])
  expect(callsSince(traffic)).toEqual(['watchPayment'])
})

test.each([
  ['one after the other', 500],
  ['at the same moment', 0],
])('eight tabs opened %s share one stream, and all show paid', async (_name, gap) => {
  const { traffic, open, server } = createShop()
  const all: Seen[] = []
  for (let index = 0; index < 8; index += 1) {
    all.push(await open())
    if (gap > 0) await pass(gap)
  }
  await pass(600_000)
  expect(traffic.streams).toBe(1)
  expect(traffic.mostStreams).toBe(1)
  const before = callsSince(traffic)
  expect(before.length).toBeLessThanOrEqual(2)
  expect(before).not.toContain('getPayment')
  server.move('success')
  await pass()
  expect(lastOf(all)).toEqual(Array(8).fill('success'))
  await pass(3_600_000)
  expect(callsSince(traffic)).toEqual(before)
  expect(vi.getTimerCount()).toBe(0)
  expect(traffic.streams).toBe(0)
})

test.each([
  ['is closed', ({ watch }: Seen) => watch.stop()],
  ['crashes', ({ tab }: Seen) => tab.crash()],
  ['is frozen', ({ tab }: Seen) => tab.freeze('told')],
  ['is kept for the back button', ({ tab }: Seen) => tab.leave()],
])('when the tab that leads %s another one leads at once', async (_name, end) => {
  const { traffic, openMany, server } = createShop()
  const [leader, ...others] = await openMany(4)
  if (!leader) throw new Error('no tab')
  const before = traffic.calls.length
  const first = traffic.calls.at(-1)?.tab
  end(first === 1 ? leader : (others[(first ?? 0) - 2] ?? leader))
  await pass(100)
  expect(traffic.calls.slice(before).map(({ name }) => name)).toEqual(['watchPayment'])
  expect(traffic.calls.at(-1)?.tab).not.toBe(first)
  server.move('success')
  await pass()
  expect(lastOf([leader, ...others]).filter(status => status === 'success')).toHaveLength(3)
})

test('a tab that leads and is frozen without a word is replaced within seconds, and follows after the thaw', async () => {
  const { traffic, openMany, server } = createShop()
  const all = await openMany(3)
  await pass(60_000)
  const leading = (traffic.calls.at(-1)?.tab ?? 0) - 1
  const before = traffic.calls.length
  all[leading]?.tab.freeze('untold')
  await pass(7_500)
  expect(traffic.calls.slice(before).map(({ tab }) => tab)).not.toContain(leading + 1)
  expect(callsSince(traffic, before)).toEqual(['watchPayment'])
  server.move('processing')
  await pass()
  const after = traffic.calls.length
  all[leading]?.tab.thaw()
  await pass(30_000)
  expect(callsSince(traffic, after).filter(name => name === 'watchPayment')).toEqual([])
  expect(traffic.streams).toBe(1)
  server.move('success')
  await pass()
  expect(lastOf(all)).toEqual(['success', 'success', 'success'])
})

test('a page that comes back from the back button follows, and is told what it missed', async () => {
  const { traffic, openMany, server } = createShop()
  const all = await openMany(2)
  const leading = (traffic.calls.at(-1)?.tab ?? 0) - 1
  all[leading]?.tab.leave()
  await pass(1_000)
  server.move('processing')
  await pass(60_000)
  expect(all[leading]?.statuses.at(-1)).toBe('pending')
  const before = traffic.calls.length
  all[leading]?.tab.comeBack()
  await pass(100)
  expect(all[leading]?.statuses.at(-1)).toBe('processing')
  expect(callsSince(traffic, before)).toEqual(['getPayment'])
  expect(traffic.streams).toBe(1)
})

test.each(['focus', 'online', 'visible', 'check'] as const)(
  '%s in tabs that follow is one question of the tab that leads',
  async event => {
    const { traffic, openMany } = createShop()
    const all = await openMany(4)
    await pass(60_000)
    const leader = traffic.calls.at(-1)?.tab
    const before = traffic.calls.length
    const answers: Promise<void>[] = []
    for (const [index, { tab, watch }] of all.entries()) {
      if (index + 1 === leader) continue
      if (event === 'check') answers.push(watch.check())
      else if (event === 'visible') tab.show()
      else tab.fire(event)
    }
    await pass(1_000)
    await Promise.all(answers)
    expect(traffic.calls.slice(before)).toEqual([{ tab: leader, name: 'getPayment' }])
  },
)

test('a check in a tab that follows is done when the answer is in, not before', async () => {
  const { traffic, openMany, server } = createShop()
  const all = await openMany(2)
  const follower = all.find((_seen, index) => index + 1 !== traffic.calls.at(-1)?.tab)
  const ask = server.getPayment
  server.getPayment = async (token, options) => {
    await new Promise(resolve => setTimeout(resolve, 5_000))
    return ask(token, options)
  }
  let done = false
  void follower?.watch.check().then(() => {
    done = true
  })
  await pass(4_900)
  expect(done).toBe(false)
  await pass(200)
  expect(done).toBe(true)
  expect(traffic.mostStreams).toBe(1)
})

test('a check is answered although the tab that leads is dead, by the tab that takes over', async () => {
  const { traffic, openMany, server } = createShop()
  const all = await openMany(2)
  const leading = (traffic.calls.at(-1)?.tab ?? 0) - 1
  all[leading]?.tab.freeze('untold')
  server.move('processing')
  let done = false
  void all[1 - leading]?.watch.check().then(() => {
    done = true
  })
  await pass(3_000)
  expect(done).toBe(true)
  expect(all[1 - leading]?.statuses.at(-1)).toBe('processing')
})

test('where the stream fails too, eight tabs ask as often as one', async () => {
  const { traffic, openMany, server } = createShop()
  server.withoutPush()
  const all = await openMany(8)
  const before = traffic.calls.length
  await pass(120_000)
  expect(callsSince(traffic, before).filter(name => name === 'getPayment').length).toBeLessThanOrEqual(6)
  expect(traffic.mostQuestions).toBe(1)
  server.move('success')
  await pass()
  expect(lastOf(all)).toEqual(Array(8).fill('success'))
})

test('a hidden tab that has to ask gives the lead to one that is looked at', async () => {
  const { traffic, openMany, server } = createShop()
  server.withoutPush()
  const all = await openMany(2)
  const leading = (traffic.calls.at(-1)?.tab ?? 0) - 1
  all[leading]?.tab.hide()
  await pass(10_000)
  const before = traffic.calls.length
  await pass(60_000)
  expect(new Set(traffic.calls.slice(before).map(({ tab }) => tab))).toEqual(new Set([2 - leading]))
})

test('a refused token is told to its own tab, and a tab with a good one goes on', async () => {
  const { traffic, open, server } = createShop()
  const push = server.watchPayment
  server.watchPayment = async function* (token, options) {
    if (token === 'old') throw new ProblemError({ code: 'TOKEN_REFUSED', status: 401, title: 'Too old.' })
    yield* push(token, options)
  }
  // Opened at the same moment, so that the one with the old token has not yet been refused.
  const all = [await open('old'), await open('good'), await open('good')]
  await pass(1_000)
  expect(all[0]?.errors.length).toBeLessThanOrEqual(1)
  server.move('success')
  await pass()
  expect(lastOf(all.slice(1))).toEqual(['success', 'success'])
  expect(traffic.streams).toBe(0)
})

test('what another tab says is taken only when it is a snapshot of this payment', async () => {
  const { traffic, openMany } = createShop()
  const all = await openMany(2)
  const name = traffic.channels[0] ?? ''
  const told = traffic.messages.findLast(message => typeof message === 'object') as { snapshot: string }
  const forger = all[0]?.tab.environment.openChannel(name)
  const newest = { ...JSON.parse(told.snapshot), now: '2100-01-01T00:00:00.000Z' }
  const paid = JSON.stringify(newest).replace('"pending"', '"success"').replace('"version":1', '"version":9')
  for (const message of [
    null,
    42,
    'success',
    {},
    { ...told, snapshot: 'not JSON' },
    { ...told, snapshot: '{"payment":{"status":"success"}}' },
    { ...told, snapshot: paid.replace('order-1-1', 'order-2-1') },
    { ...told, snapshot: paid.replace('"25.01"', '"25,01"') },
    { ...told, snapshot: paid, connection: 'telepathy' },
  ])
    forger?.postMessage(message)
  await pass(100)
  expect(lastOf(all)).not.toContain('success')
  // The same in good order would have been believed: what failed above is what is wrong with each.
  forger?.postMessage({ ...told, snapshot: paid.replace('"success"', '"processing"') })
  await pass(100)
  expect(lastOf(all)).toContain('processing')
  forger?.close()
})

test('no token is in a channel’s name or in what is said there', async () => {
  const { traffic, open } = createShop()
  const all = [await open('secret-token-1'), await open('secret-token-2')]
  await pass(20_000)
  void all[0]?.watch.check()
  void all[1]?.watch.check()
  await pass(1_000)
  expect(traffic.messages.length).toBeGreaterThan(5)
  expect(JSON.stringify([traffic.channels, traffic.messages])).not.toContain('secret')
})

test('money that comes late is seen by all tabs, and one of them looks for it', async () => {
  const { traffic, openMany, server } = createShop()
  const all = await openMany(3)
  server.move('expired')
  await pass()
  expect(lastOf(all)).toEqual(['expired', 'expired', 'expired'])
  const before = traffic.calls.length
  await pass(100_000)
  expect(callsSince(traffic, before)).toEqual([
    'getPayment',
    'getPayment',
    'getPayment',
    'getPayment',
    'getPayment',
  ])
  server.move('success')
  await pass(100_000)
  expect(lastOf(all)).toEqual(['success', 'success', 'success'])
})

test('two payments, and one payment at two endpoints, do not meet', async () => {
  const first = createShop()
  const second = createShop({ reference: 'order-2-1' })
  await first.open()
  await second.open()
  await pass(1_000)
  expect(first.traffic.channels).not.toEqual(second.traffic.channels)
})

test('a page without locks, or with a client in memory, watches by itself and at once', async () => {
  const { open } = createTestBrowser()
  const server = createTestClient({ payment: {} })
  const known = await server.getPayment('t')
  if (!known) throw new Error('no payment')
  const tab = open()
  const { locks: _none, ...lockless } = tab.environment
  for (const [client, environment] of [
    [tab.connect(server), lockless],
    [server, tab.environment],
  ] as const) {
    const before = server.calls.length
    watches.push(watchInTabs({ client, token: 't', known, onSnapshot: () => {}, environment }))
    await pass()
    expect(server.calls.slice(before).map(call => call.name)).toEqual(['watchPayment'])
  }
})

test('a tab that stops leaves nothing behind', async () => {
  const { traffic, openMany } = createShop()
  const all = await openMany(3)
  for (const { watch } of all) watch.stop()
  await pass(3_600_000)
  expect(traffic.streams).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('a tab whose browser gives it no line to the others, as a frame without storage, watches by itself', async () => {
  const { server, open } = createShop()
  const seen = await open(undefined, () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  await pass(500)
  server.move('success')
  await pass()
  expect(seen.statuses).toEqual(['pending', 'success'])
})

test('news from a server whose clock is behind is news', async () => {
  const { server, openMany } = createShop()
  const all = await openMany(3)
  await pass(1_000)
  void server.advance(-30_000)
  server.move('declined')
  await pass()
  expect(lastOf(all)).toEqual(Array(3).fill('declined'))
})

test('a tab that was kept for the back button while it waited for an answer takes the lead when it is back', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const { server, traffic, openMany } = createShop()
  const [first, second] = await openMany(2)
  if (!first || !second) throw new Error('no tab')
  const leads = traffic.calls.at(-1)?.tab === 1
  const [leader, follower] = leads ? [first, second] : [second, first]
  leader.tab.freeze('untold')
  await pass(5_000)
  follower.tab.leave()
  await pass(60_000)
  follower.tab.comeBack()
  await pass(10_000)
  server.move('success')
  await pass()
  expect(follower.statuses.at(-1)).toBe('success')
})
