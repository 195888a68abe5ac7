import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { migratePostgres } from './stores/postgres.ts'
import { type Connections, startConnections } from './testing/connections.ts'
import { pause } from './testing/engines.ts'
import { startFakeGateway } from './testing/fakeGateway.ts'
import { PAYER } from './testing/shop.ts'
import { spawnScript } from './testing/spawnScript.ts'

const PAGES = 1_000
/** The pace of a payment in its first minute. */
const INTERVAL_MS = 2_000
const BASE = '/api/rumba'

let connections: Connections
beforeAll(async () => {
  connections = await startConnections()
}, 60_000)
afterAll(() => connections?.stop())

/** An event stream over a socket of its own: what has come of it, and when it says a word. */
class Page {
  text = ''
  private notice = (): void => {}

  static async open(origin: string, token: string): Promise<Page> {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${origin}${BASE}/payments/me/events`, { agent: false, headers }, resolve).on('error', reject)
    })
    expect(answer.statusCode).toBe(200)
    const page = new Page()
    answer.setEncoding('utf8').on('data', (piece: string) => {
      page.text += piece
      page.notice()
    })
    answer.on('error', () => {})
    await page.says('"created"')
    return page
  }

  async says(word: string): Promise<void> {
    while (!this.text.includes(word)) {
      await new Promise<void>(resolve => {
        this.notice = resolve
      })
    }
  }
}

describe.each(['postgres', 'redis'])(
  'two processes on one %s, with a thousand pages that watch a payment',
  engine => {
    test('E13, E17: tell all of them what one was called back about, and ask the gateway at the pace of a single page', async () => {
      const prefix = `watched_${engine}_`
      if (engine === 'postgres') await migratePostgres(connections.pool(), { prefix })
      const path = connections[engine as 'postgres' | 'redis'].socket
      const gateway = await startFakeGateway()
      onTestFinished(() => gateway.close())
      const asked = (): number => gateway.requests.filter(({ method }) => method === 'GET').length
      const servers = [1, 2].map(() => spawnScript('server', engine, path, prefix, gateway.url))
      onTestFinished(() => servers.forEach(({ process }) => void process.kill('SIGKILL')))
      const origins: string[] = await Promise.all(
        servers.map(async ({ lines }) => (await lines.next()).value),
      )

      const [first = '', second = ''] = origins
      const createdAt = performance.now()
      const created = await fetch(`${first}${BASE}/payments`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': 'k',
          origin: 'https://shop.example',
        },
        body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }),
      })
      const { token } = (await created.json()) as { token: string }
      const pages: Page[] = []
      for (let opened = 0; opened < PAGES; opened += 100) {
        const open = (_: unknown, index: number): Promise<Page> =>
          Page.open(index % 2 ? first : second, token)
        pages.push(...(await Promise.all(Array.from({ length: 100 }, open))))
      }

      await pause(3 * INTERVAL_MS)
      const intervals = (performance.now() - createdAt) / INTERVAL_MS
      const waiting = asked()
      const [transaction] = gateway.transactions
      if (!transaction) throw new Error('the gateway has seen no create call')
      transaction.status = 'success'
      const from = performance.now()
      const { pathname } = new URL(transaction.callback_url)
      const { body, headers } = gateway.callback(transaction)
      expect((await fetch(first + pathname, { method: 'POST', headers, body })).status).toBe(200)
      await Promise.all(pages.map(page => page.says('"success"')))
      const tookMs = performance.now() - from

      console.log(
        `${engine}: ${pages.length} pages at two processes; ${waiting} questions to the gateway in ${intervals.toFixed(1)} intervals, ${asked() - waiting} after the callback; all of them paid after ${Math.round(tookMs)} ms`,
      )
      expect(pages).toHaveLength(PAGES)
      expect(waiting).toBeLessThanOrEqual(Math.floor(intervals))
      expect(waiting).toBeGreaterThanOrEqual(2)
      // The callback is a claim, and one question makes it certain; another may have been due meanwhile.
      expect(asked() - waiting).toBeGreaterThanOrEqual(1)
      expect(asked() - waiting).toBeLessThanOrEqual(2)
      // Before anybody would have asked by itself.
      expect(tookMs).toBeLessThan(INTERVAL_MS)
    }, 40_000)
  },
)
