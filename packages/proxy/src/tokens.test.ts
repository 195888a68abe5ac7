import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBytes } from './hmac.ts'
import { toBase64Url as nodeBase64Url, createHmac as nodeHmac } from './runtime/node.ts'
import { toBase64Url as webBase64Url, createHmac as webHmac } from './runtime/web.ts'
import { createTokens } from './tokens.ts'

const amount = { minor: 2501n, currency: 'BRL' }
const claim = ['o1-1', amount] as const

describe('tokens', () => {
  test('E7: give back what was signed until they expire, with 30 seconds for clocks that differ', async () => {
    const tokens = createTokens(['secret'])
    const token = await tokens.sign('callback', claim, 1_000)
    expect(await tokens.verify('callback', token, 30_999)).toEqual(claim)
    expect(await tokens.verify('callback', token, 31_000)).toBeUndefined()
  })

  test('keep the digits that a contract counts', async () => {
    const tokens = createTokens(['secret'])
    const odd = ['o1-1', { minor: 150050n, currency: 'CLP', exponent: 2 }] as const
    expect(await tokens.verify('callback', await tokens.sign('callback', odd, 1_000), 0)).toEqual(odd)
  })

  test('are the same with node:crypto and with Web Crypto', async () => {
    const [node, web] = [nodeHmac, webHmac].map(provider => createTokens(['secret'], provider))
    expect(await node?.sign('callback', claim, 1_000)).toBe(await web?.sign('callback', claim, 1_000))
    expect(await web?.verify('callback', (await node?.sign('callback', claim, 1_000)) ?? '', 0)).toEqual(
      claim,
    )
    expect(await node?.verify('callback', (await web?.sign('callback', claim, 1_000)) ?? '', 0)).toEqual(
      claim,
    )
  })

  test('are written alike on every runtime, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 50 }), async text => {
        const bytes = toBytes(text)
        const written = Buffer.from(text).toString('base64url')
        for (const toBase64Url of [nodeBase64Url, webBase64Url])
          expect([toBase64Url(text), toBase64Url(bytes)]).toEqual([written, written])
        const mac = await webHmac(toBytes('secret')).sign(bytes)
        for (const provider of [nodeHmac, webHmac]) {
          const hmac = provider(toBytes('secret'))
          expect(new Uint8Array(await hmac.sign(text))).toEqual(mac)
          expect(await hmac.verify(mac, text)).toBe(true)
        }
      }),
    )
  })

  test('are signed with a key by HKDF, as Web Crypto derives it', async () => {
    const token = await createTokens(['secret']).sign('status', 'o1-1', 1_000)
    const [, signed = '', digest = ''] = /^(.*)\.(.*)$/.exec(token) ?? []
    const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: toBytes('rumba-proxy'), info: toBytes('status') }
    const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
    const root = await crypto.subtle.importKey('raw', toBytes('secret'), 'HKDF', false, ['deriveKey'])
    const key = await crypto.subtle.deriveKey(hkdf, root, hmac, false, ['verify'])
    const mac = Buffer.from(digest, 'base64url')
    expect(await crypto.subtle.verify('HMAC', key, mac, toBytes(signed))).toBe(true)
  })

  test('E3: of one purpose are worthless for another', async () => {
    const tokens = createTokens(['secret'])
    expect(await tokens.verify('status', await tokens.sign('callback', claim, 1_000), 0)).toBeUndefined()
    expect(await tokens.verify('callback', await tokens.sign('status', 'o1-1', 1_000), 0)).toBeUndefined()
    expect(await tokens.verify('status', await tokens.sign('resume', 'o1-1', 1_000), 0)).toBeUndefined()
    expect(await tokens.verify('resume', await tokens.sign('status', 'o1-1', 1_000), 0)).toBeUndefined()
  })

  test('of an order are read again as long as they may be', async () => {
    const tokens = createTokens(['secret'])
    const terms = { id: 'o1', amount: amount, description: 'x'.repeat(2_950) }
    const token = await tokens.sign('order', [terms, 0], 1_000)
    expect(token.length).toBeGreaterThan(4_048)
    expect(token.length).toBeLessThanOrEqual(4_096)
    expect(await tokens.verify('order', token, 0)).toEqual([terms, 0])
  })

  test('are refused after any character was changed', async () => {
    const tokens = createTokens(['secret'])
    const token = await tokens.sign('status', 'o1-1', 1_000)
    // Also the last one, which holds bits that base64 ignores: limits count by token, so none may be written in two ways.
    for (let index = 0; index < token.length; index++) {
      for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
        if (other === token[index]) continue
        const changed = token.slice(0, index) + other + token.slice(index + 1)
        expect(await tokens.verify('status', changed, 0), `${other} at ${index}`).toBeUndefined()
      }
    }
  })

  test.each(['', 'v1', 'v1..', 'a.b.c', 'v2.e30.AAAA', `v1.${'A'.repeat(5_000)}.${'A'.repeat(43)}`])(
    'that look like "%s" are refused',
    async token => {
      expect(await createTokens(['secret']).verify('status', token, 0)).toBeUndefined()
    },
  )

  test('A15: made with an earlier secret go on working while it is listed', async () => {
    const token = await createTokens(['old']).sign('status', 'o1-1', 1_000)
    expect(await createTokens(['new', 'old']).verify('status', token, 0)).toBe('o1-1')
    expect(await createTokens(['new']).verify('status', token, 0)).toBeUndefined()
  })
})
