import { type PaymentSnapshot, ProblemError, ProxyUnreachableError } from '@rumba/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestClient, type TestClient } from '../testing.tsx'
import { type Connection, type PaymentWatch, watchPayment } from './watchPayment.ts'

const watches: PaymentWatch[] = []

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})

afterEach(() => {
  for (const watch of watches.splice(0)) watch.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

interface Seen {
  readonly watch: PaymentWatch
  readonly statuses: string[]
  readonly connections: Connection[]
  readonly errors: unknown[]
}

function watch(client: TestClient, known?: PaymentSnapshot): Seen {
  const statuses: string[] = []
  const connections: Connection[] = []
  const errors: unknown[] = []
  const started = watchPayment({
    client,
    token: 't',
    ...(known ? { known } : {}),
    onSnapshot: snapshot => statuses.push(snapshot.payment.status),
    onConnection: connection => connections.push(connection),
    onError: error => errors.push(error),
  })
  watches.push(started)
  return { watch: started, statuses, connections, errors }
}

const paying = (): TestClient => createTestClient({ payment: {} })
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const names = (client: TestClient, from = 0): string[] => client.calls.slice(from).map(call => call.name)

async function snapshotOf(client: TestClient): Promise<PaymentSnapshot> {
  const snapshot = await client.getPayment('t')
  if (!snapshot) throw new Error('the test client has no payment')
  return snapshot
}

function hide(hidden: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible')
  document.dispatchEvent(new Event('visibilitychange'))
}

test('news is pushed, over one request for as long as the payment takes', async () => {
  const client = paying()
  const seen = watch(client)
  await pass(14 * 60_000)
  client.move('success')
  await pass(0)
  expect(seen.statuses).toEqual(['pending', 'success'])
  expect(seen.connections).toEqual(['push'])
  expect(names(client)).toEqual(['watchPayment'])
})

test('a paid payment is left alone for good', async () => {
  const client = paying()
  const seen = watch(client)
  await pass(0)
  client.move('success')
  await pass(0)
  window.dispatchEvent(new Event('focus'))
  await seen.watch.check()
  await pass(3_600_000)
  expect(seen.statuses).toEqual(['pending', 'success'])
  expect(names(client)).toEqual(['watchPayment'])
})

test.each(['expired', 'declined', 'error'])('money that comes after %j is seen', async status => {
  const client = paying()
  const seen = watch(client)
  await pass(60_000)
  client.move(status)
  await pass(70_000)
  const before = client.calls.length
  client.move('success')
  await pass(80_000)
  expect([...new Set(seen.statuses)]).toEqual(['pending', status, 'success'])
  expect(names(client, before)).toEqual(['getPayment'])
  expect(vi.getTimerCount()).toBe(0)
})

test('a payment that ended unpaid is asked for less and less, and no more after 43 minutes but when somebody looks', async () => {
  const client = paying()
  const seen = watch(client)
  await pass(0)
  client.move('expired')
  await pass(0)
  const asked: number[] = []
  const end = Date.now()
  const ask = client.getPayment
  client.getPayment = (token, options) => {
    asked.push(Math.round((Date.now() - end) / 1_000))
    return ask(token, options)
  }
  await pass(24 * 3_600_000)
  expect(asked).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560])
  expect(names(client).filter(name => name === 'watchPayment')).toHaveLength(1)
  window.dispatchEvent(new Event('focus'))
  await pass(0)
  expect(asked).toHaveLength(11)
  client.move('success')
  await seen.watch.check()
  expect(seen.statuses.at(-1)).toBe('success')
})

test('a look after the end that fails is made up for by the next', async () => {
  const client = paying()
  const seen = watch(client)
  await pass(0)
  client.move('expired')
  await pass(0)
  client.goOffline()
  await pass(15_000)
  client.goOnline()
  client.move('success')
  await pass(10_000)
  expect(seen.statuses.at(-1)).toBe('success')
})

test('a payment known to be paid is never asked for', async () => {
  const client = paying().move('success')
  const known = await snapshotOf(client)
  watch(client, known)
  await pass(60_000)
  expect(names(client)).toEqual(['getPayment'])
})

test('without push the answer to a question is held, and the next one follows at once', async () => {
  const client = paying().withoutPush()
  const seen = watch(client)
  await pass(60_000)
  expect(seen.connections).toEqual(['poll'])
  const held = client.calls.filter(call => call.waitSeconds === 25)
  expect(held.length).toBeGreaterThanOrEqual(3)
  expect(client.calls.filter(call => call.name === 'getPayment').length).toBeLessThanOrEqual(5)
  client.move('success')
  await pass(0)
  expect(seen.statuses).toEqual(['pending', 'success'])
})

test('where held questions fail, plain ones follow at the pace the proxy wants', async () => {
  const client = paying().withoutPush()
  const ask = client.getPayment
  client.getPayment = (token, options) =>
    options?.waitSeconds ? Promise.reject(new ProxyUnreachableError('none')) : ask(token, options)
  const seen = watch(client)
  await pass(1_000)
  const before = client.calls.length
  await pass(20_000)
  expect(client.calls.length - before).toBe(10)
  expect(seen.connections).toEqual(['poll'])
})

test('a proxy that does not hold its answers is asked at the pace it wants', async () => {
  const client = paying().withoutPush()
  const ask = client.getPayment
  client.getPayment = (token, { waitSeconds: _dropped, ...options } = {}) => ask(token, options)
  watch(client, await snapshotOf(client))
  await pass(0)
  const before = client.calls.length
  await pass(20_000)
  expect(client.calls.length - before).toBe(10)
})

test('push is tried again later, and asking ends when it works', async () => {
  const client = paying().withoutPush()
  const seen = watch(client)
  await pass(1_000)
  client.watchPayment = paying().watchPayment
  await pass(30_000)
  expect(seen.connections).toEqual(['poll', 'push'])
  const before = client.calls.length
  await pass(120_000)
  expect(client.calls.length).toBe(before)
})

test('a stream that the server ends after its time is opened again at once', async () => {
  const client = paying()
  const seen = watch(client)
  await pass(55_000)
  client.cut()
  await pass(0)
  expect(names(client)).toEqual(['watchPayment', 'watchPayment'])
  client.move('success')
  await pass(0)
  expect(seen.connections).toEqual(['push'])
  expect(seen.statuses.at(-1)).toBe('success')
})

test('a stream that breaks is opened again soon, with a look in between', async () => {
  const client = paying()
  const push = client.watchPayment
  client.watchPayment = async function* (token, options) {
    yield* push(token, options)
    throw new ProxyUnreachableError('none')
  }
  watch(client)
  await pass(60_000)
  client.cut()
  await pass(500)
  expect(names(client)).toEqual(['watchPayment', 'getPayment'])
  await pass(1_000)
  expect(names(client)).toEqual(['watchPayment', 'getPayment', 'watchPayment'])
})

test('a stream that ends as soon as it is open is not opened in a loop', async () => {
  const client = paying()
  let opened = 0
  client.watchPayment = async function* () {
    opened += 1
    yield await snapshotOf(client)
  }
  watch(client)
  await pass(20_000)
  expect(opened).toBe(1)
})

test('a stream without a heartbeat for 40 seconds is dropped and opened again', async () => {
  const client = paying()
  const aborted: boolean[] = []
  let opened = 0
  client.watchPayment = async function* (_token, { signal, onHeartbeat } = {}) {
    opened += 1
    const index = aborted.push(false) - 1
    onHeartbeat?.()
    yield await snapshotOf(client)
    await new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        aborted[index] = true
        reject(signal.reason)
      })
    })
  }
  watch(client)
  await pass(39_000)
  expect(opened).toBe(1)
  await pass(3_000)
  expect(aborted[0]).toBe(true)
  expect(opened).toBe(2)
})

test('a stream that is held back by something in between gives way to asking', async () => {
  const client = paying()
  client.watchPayment = async function* () {
    await new Promise(() => {})
    yield await snapshotOf(client)
  }
  const seen = watch(client)
  await pass(7_000)
  expect(seen.statuses).toEqual(['pending'])
  expect(seen.connections).toEqual(['poll'])
})

test('never more than one question is under way, whatever happens on the page', async () => {
  const client = paying().withoutPush()
  const ask = client.getPayment
  let open = 0
  let most = 0
  client.getPayment = async (token, options) => {
    open += 1
    const signalled = new Promise<never>((_resolve, reject) => {
      options?.signal?.addEventListener('abort', () => {
        open -= 1
        reject(options.signal?.reason)
      })
    })
    most = Math.max(most, open)
    const slow = new Promise<void>(resolve => setTimeout(resolve, 3_000))
    const answer = await Promise.race([slow.then(() => ask(token, options)), signalled])
    open -= 1
    return answer
  }
  const seen = watch(client)
  for (let step = 0; step < 60; step += 1) {
    await pass(700)
    hide(step % 2 === 0)
    window.dispatchEvent(new Event('focus'))
    window.dispatchEvent(new Event('online'))
    void seen.watch.check()
  }
  expect(most).toBe(1)
  expect(seen.statuses.length).toBeGreaterThan(0)
})

test.each([
  ['the page is visible again', () => hide(false)],
  ['the window has the focus again', () => window.dispatchEvent(new Event('focus'))],
  ['the network is back', () => window.dispatchEvent(new Event('online'))],
  [
    'the page comes out of the back-forward cache',
    () => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
  ],
])('it asks at once when %s', async (_name, happen) => {
  const client = paying()
  watch(client)
  await pass(5_000)
  const before = client.calls.length
  happen()
  await pass(0)
  expect(names(client, before)).toContain('getPayment')
})

test('the first showing of a page is no reason to ask', async () => {
  const client = paying()
  watch(client)
  await pass(0)
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
  await pass(0)
  expect(names(client)).toEqual(['watchPayment'])
})

test('a hidden tab is watched on, by push and without it', async () => {
  hide(true)
  const payment = { expiresAt: '2027-01-01T00:00:00.000Z' }
  const pushed = createTestClient({ payment })
  const asked = createTestClient({ payment }).withoutPush()
  const [first, second] = [watch(pushed), watch(asked)]
  await pass(3_600_000)
  pushed.move('success')
  asked.move('success')
  await pass(0)
  expect(first.statuses.at(-1)).toBe('success')
  expect(second.statuses.at(-1)).toBe('success')
})

test('an older snapshot that comes late is not told', async () => {
  const client = paying()
  const old = await snapshotOf(client)
  const seen = watch(client)
  await pass(0)
  client.move('processing')
  await pass(0)
  client.getPayment = () => Promise.resolve(old)
  await seen.watch.check()
  expect(seen.statuses).toEqual(['pending', 'processing'])
})

test('errors slow the questions down, and an answer brings push back', async () => {
  const client = paying()
  const seen = watch(client)
  await pass(20_000)
  client.goOffline()
  const before = client.calls.length
  await pass(60_000)
  expect(seen.connections).toEqual(['push', 'unreachable'])
  // 0, 1, 3, 7, 15, 31 s, and the stream twice.
  expect(client.calls.length - before).toBeLessThanOrEqual(9)
  client.goOnline()
  await pass(35_000)
  expect(seen.connections.at(-1)).toBe('push')
})

test('a browser that says it is offline is believed, until bytes arrive', async () => {
  const client = paying()
  const seen = watch(client)
  await pass(0)
  window.dispatchEvent(new Event('offline'))
  expect(seen.connections).toEqual(['push', 'offline'])
  await pass(15_000)
  expect(seen.connections).toEqual(['push', 'offline', 'push'])
})

test('a proxy that says when to come back is not asked before, not even by hand', async () => {
  const client = paying().withoutPush()
  const busy = new ProblemError({ code: 'BUSY', status: 429, title: 'Busy.', retryAfterMs: 20_000 })
  let asked = 0
  client.getPayment = () => {
    asked += 1
    return Promise.reject(busy)
  }
  const seen = watch(client)
  await pass(0)
  void seen.watch.check()
  window.dispatchEvent(new Event('focus'))
  await pass(19_000)
  expect(asked).toBe(1)
  await pass(2_000)
  expect(asked).toBe(2)
})

test('a question that never answers is given up', async () => {
  const client = paying().withoutPush()
  const seen = watch(client)
  await pass(1_000)
  client.network('silent')
  void seen.watch.check()
  await pass(30_000)
  expect(seen.connections).toEqual(['poll', 'unreachable'])
})

test('a refused token ends the watching', async () => {
  const client = createTestClient()
  const seen = watch(client)
  await pass(60_000)
  expect(seen.errors).toEqual([expect.any(ProblemError)])
  expect(names(client)).toEqual(['watchPayment'])
})

test('nothing is told after a stop, and nothing is left under way', async () => {
  const client = paying()
  const seen = watch(client)
  await pass(0)
  void seen.watch.check()
  client.move('success')
  seen.watch.stop()
  window.dispatchEvent(new Event('focus'))
  await pass(3_600_000)
  expect(seen.statuses).toEqual(['pending'])
  expect(vi.getTimerCount()).toBe(0)
})
