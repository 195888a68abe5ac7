import type { StartedPayment } from '@rumba/core'
import { describe, expect, test } from 'vitest'
import { startShop, type TestShop } from './testing/shop.ts'

describe('E9: every answer is for one reader, kept by nobody and passed to nobody', () => {
  const json = { 'content-type': 'application/json' }
  test.each<[string, number, (shop: TestShop, started: StartedPayment) => Promise<Response>]>([
    ['an order', 200, shop => shop.request('/order', { headers: { 'rumba-order': 'o1' } })],
    ['a created payment', 201, shop => shop.create({ order: 'o2' })],
    [
      'an unknown outcome',
      202,
      shop => {
        shop.gateway.faults.push('cut')
        return shop.create({ order: 'o2' })
      },
    ],
    ['a payment', 200, (shop, started) => shop.read(started.token)],
    [
      'no change',
      304,
      (shop, started) => shop.read(started.token, '', { 'if-none-match': `"${started.payment.version}"` }),
    ],
    ['an event stream', 200, (shop, started) => shop.read(started.token, '/events')],
    ['a callback', 200, shop => shop.callBack(shop.latest())],
    [
      'a refused callback',
      401,
      shop => shop.callBack(shop.latest(), {}, { body: '{}', headers: { ...json, signature: '' } }),
    ],
    [
      'a preflight',
      204,
      shop => shop.request('/payments', { method: 'OPTIONS', headers: { origin: 'https://pay.example' } }),
    ],
    ['health', 200, shop => shop.request('/health')],
    ['a bad request', 400, shop => shop.create({ amount: '1' })],
    ['a refused token', 401, shop => shop.request('/payments/me')],
    [
      'another origin',
      403,
      shop => shop.request('/payments', { method: 'POST', headers: { ...json, origin: 'null' } }),
    ],
    ['nothing there', 404, shop => shop.request('/nothing')],
    ['another verb', 405, shop => shop.request('/payments')],
    ['too much', 413, shop => shop.create({ order: 'o'.repeat(70_000) })],
    ['no JSON', 415, shop => shop.request('/payments', { method: 'POST', body: 'x' })],
  ])('%s, %i', async (_what, status, ask) => {
    const shop = await startShop({ cors: true, trustedOrigins: ['https://pay.example'] })
    const response = await ask(shop, await shop.start())
    expect(response.status).toBe(status)
    await response.body?.cancel()
    expect(response.headers.get('cache-control')).toMatch(/^no-store\b/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })
})

test.each([
  '/payments/',
  '//payments/me',
  '/payments/me/',
  '/Payments/me',
  '/payments%2fme',
  '/payments/me;x',
  '/',
])('C15, C16: the address %s is nobody', async path => {
  const shop = await startShop()
  expect((await shop.request(path)).status).toBe(404)
})

test('C17: an address that only begins like the base is nobody', async () => {
  const shop = await startShop()
  expect((await shop.proxy.fetch(new Request('https://shop.example/api/rumbas/order'))).status).toBe(404)
})
