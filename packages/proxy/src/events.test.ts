import { parseSnapshot } from '@rumba/core'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Store } from './stores/contract.ts'
import { createMemoryStore } from './stores/memory.ts'
import { countReads } from './testing/countReads.ts'
import { startShop } from './testing/shop.ts'

describe('the event stream', () => {
  const events = async function* (response: Response) {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) yield decoder.decode(chunk)
  }

  test('E18: begins with a snapshot, writes each change and ends when the payment is final', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const response = await shop.read(started.token, '/events')
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const seen: string[] = []
    for await (const text of events(response)) {
      const data = /^data: (.*)$/m.exec(text)?.[1]
      if (!data) continue
      const { payment } = parseSnapshot(JSON.parse(data))
      seen.push(payment.status)
      if (payment.status === 'created') {
        shop.latest().status = 'pending'
        await shop.callBack(shop.latest())
      }
      if (payment.status === 'pending') {
        shop.latest().status = 'success'
        await shop.callBack(shop.latest())
      }
    }
    expect(seen.filter((status, index) => status !== seen[index - 1])).toEqual([
      'created',
      'pending',
      'success',
    ])
  })

  test('E18: resumed with the last version it saw does not repeat it', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const response = await shop.read(started.token, '/events', {
      'last-event-id': String(started.payment.version),
    })
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    let text = ''
    for await (const chunk of events(response)) text += chunk
    expect(text.match(/^data:/gm)).toHaveLength(1)
    expect(text).toContain('"status":"declined"')
  })

  test('E18: cut in the middle loses nothing: what changed meanwhile comes first when it is opened again', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const first = events(await shop.read(started.token, '/events'))
    while (!(await first.next()).value?.includes('"created"'));
    await first.return(undefined)
    await shop.callBack({ ...shop.latest(), status: 'pending' })
    await shop.callBack({ ...shop.latest(), status: 'declined' })
    const again = await shop.read(started.token, '/events', {
      'last-event-id': String(started.payment.version),
    })
    let text = ''
    for await (const chunk of events(again)) text += chunk
    expect(text.match(/^data:/gm)).toHaveLength(1)
    expect(text).toContain('"status":"declined"')
  })

  test('E18: beats every 25 seconds and ends by itself after 55, with the pause before the next', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const shop = await startShop()
    const response = await shop.read((await shop.start()).token, '/events')
    let text = ''
    let ended = false
    const reading = (async () => {
      for await (const chunk of events(response)) text += chunk
      ended = true
    })()
    await vi.advanceTimersByTimeAsync(54_999)
    expect(ended).toBe(false)
    expect(text.match(/^: alive$/gm)).toHaveLength(2)
    expect(text).toMatch(/^retry: 1000$/m)
    await vi.advanceTimersByTimeAsync(1)
    await reading
    expect(ended).toBe(true)
  })

  test('E18: says a word at least every 25 seconds whenever it was opened, and none is woken once all have gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const shop = await startShop({ limits: { streams: 10 } })
    const started = await shop.start()
    // What watched over the create call is over.
    await vi.advanceTimersByTimeAsync(20_000)
    const idle = vi.getTimerCount()
    const pages: { text: string; reader: ReadableStreamDefaultReader<Uint8Array> | undefined }[] = []
    for (const opened of [0, 100, 249, 250, 7_777]) {
      await vi.advanceTimersByTimeAsync(opened)
      const reader = (await shop.read(started.token, '/events')).body?.getReader()
      const page = { text: '', reader }
      const reading = async (): Promise<void> => {
        for (;;) {
          const { done, value } = (await reader?.read()) ?? { done: true }
          if (done) return
          page.text += new TextDecoder().decode(value)
        }
      }
      void reading()
      pages.push(page)
    }
    const heard = () => pages.map(({ text }) => text.match(/^: alive$/gm)?.length ?? 0)
    await vi.advanceTimersByTimeAsync(25_000 - 8_376)
    expect([heard()[0], heard()[4]]).toEqual([1, 0])
    await vi.advanceTimersByTimeAsync(8_376)
    expect(heard()).toEqual([1, 1, 1, 1, 1])
    for (const { reader } of pages) await reader?.cancel()
    expect(vi.getTimerCount()).toBe(idle)
  })

  test('E20: of a thousand clients that went away leaves no timer, no listener and no place taken', async () => {
    const { store, reads } = countReads()
    const shop = await startShop({ store, limits: { streams: 1, held: 1, reads: 10_000 } })
    const started = await shop.start()
    const timers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
    const before = timers()
    for (let index = 0; index < 1_000; index++) {
      const stream = await shop.read(started.token, '/events')
      expect(stream.status).toBe(200)
      await stream.body?.cancel()
      const gone = new AbortController()
      // Half of them have gone before anybody waits.
      if (index % 2) gone.abort()
      const held = shop.request('/payments/me?wait=25', {
        signal: gone.signal,
        headers: {
          authorization: `Bearer ${started.token}`,
          'if-none-match': `"${started.payment.version}"`,
        },
      })
      await new Promise(resolve => setImmediate(resolve))
      gone.abort()
      expect((await held).status).toBe(304)
    }
    expect(timers()).toBeLessThanOrEqual(before + 2)
    const earlier = reads()
    await shop.callBack({ ...shop.latest(), status: 'pending' })
    await shop.settled()
    // One to change it, and none for anybody who watches.
    expect(reads() - earlier).toBe(1)
    // The one place there is was given back each time.
    const last = await shop.read(started.token, '/events')
    expect(last.status).toBe(200)
    await last.body?.cancel()
  }, 120_000)

  test('of many pages costs one read of the store for each change', async () => {
    const store = createMemoryStore()
    let reads = 0
    const get: Store['get'] = reference => {
      reads++
      return store.get(reference)
    }
    const shop = await startShop({ limits: false, store: { ...store, get } })
    const started = await shop.start()
    const pages = await Promise.all(Array.from({ length: 50 }, () => shop.read(started.token, '/events')))
    await new Promise(resolve => setTimeout(resolve, 20))
    reads = 0
    await shop.callBack({ ...shop.latest(), status: 'pending' })
    await shop.settled()
    // One to change it, one to tell all of them.
    expect(reads).toBe(2)
    for (const page of pages) {
      let text = ''
      for await (const piece of events(page)) {
        text += piece
        if (text.includes('"pending"')) break
      }
      expect(text).toContain('"pending"')
    }
  })

  test('is not there when push is switched off', async () => {
    const shop = await startShop({ push: false })
    expect((await shop.read((await shop.start()).token, '/events')).status).toBe(404)
  })
})
