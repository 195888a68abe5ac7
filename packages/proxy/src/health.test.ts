import { expect, test } from 'vitest'
import { createMemoryStore } from './stores/memory.ts'
import { startShop } from './testing/shop.ts'

test('a proxy that can read its store is healthy, also while the gateway is down', async () => {
  const shop = await startShop()
  await shop.gateway.close()
  const response = await shop.request('/health')
  expect([response.status, await response.text()]).toEqual([200, '{"status":"ok"}'])
  expect((await shop.request('/health', { method: 'POST' })).status).toBe(405)
})

test('one that cannot is not, until it can again', async () => {
  const store = createMemoryStore()
  let down = true
  let reads = 0
  const shop = await startShop({
    store: {
      ...store,
      get: reference => {
        reads += 1
        return down ? Promise.reject(new Error('down')) : store.get(reference)
      },
    },
  })
  const response = await shop.request('/health')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true })
  down = false
  expect((await shop.request('/health')).status).toBe(503)
  shop.advance(1_000)
  expect((await shop.request('/health')).status).toBe(200)
  // An old look does not count as a new one because the clock was set back.
  down = true
  shop.advance(-3_600_000)
  expect((await shop.request('/health')).status).toBe(503)
  down = false
  shop.advance(1_000)
  expect((await shop.request('/health')).status).toBe(200)
  // Whoever asks in a loop does not reach the store each time.
  for (let index = 0; index < 100; index++) await shop.request('/health')
  expect(reads).toBeLessThan(7)
})

test('a store that hangs counts as one that cannot be read', async () => {
  const store = createMemoryStore()
  const shop = await startShop({ store: { ...store, get: () => new Promise(() => {}) } })
  expect((await shop.request('/health')).status).toBe(503)
})
