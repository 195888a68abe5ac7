import { describe, expect, test } from 'vitest'
import { nodeHmac, webHmac } from './hmac.ts'
import { toBytes } from './signature.ts'
import { createTokens } from './tokens.ts'

const claim = { reference: 'o1-1', expiresAt: 1_000, amount: { minor: 2501n, currency: 'BRL' } }

describe('tokens', () => {
  test('E7: give back what was signed until they expire, with 30 seconds for clocks that differ', async () => {
    const tokens = createTokens(['secret'])
    const token = await tokens.signCallback(claim)
    expect(await tokens.verifyCallback(token, 30_999)).toEqual(claim)
    expect(await tokens.verifyCallback(token, 31_000)).toBeUndefined()
  })

  test('keep the digits that a contract counts', async () => {
    const tokens = createTokens(['secret'])
    const odd = { ...claim, amount: { minor: 150050n, currency: 'CLP', exponent: 2 } }
    expect(await tokens.verifyCallback(await tokens.signCallback(odd), 0)).toEqual(odd)
  })

  test('are the same with node:crypto and with Web Crypto', async () => {
    const [node, web] = [nodeHmac, webHmac].map(provider => createTokens(['secret'], provider))
    expect(nodeHmac).toBeDefined()
    expect(await node?.signCallback(claim)).toBe(await web?.signCallback(claim))
    expect(await web?.verifyCallback((await node?.signCallback(claim)) ?? '', 0)).toEqual(claim)
    expect(await node?.verifyCallback((await web?.signCallback(claim)) ?? '', 0)).toEqual(claim)
  })

  test('are signed with a key by HKDF, as Web Crypto derives it', async () => {
    const token = await createTokens(['secret']).signStatus(claim)
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
    expect(await tokens.verifyStatus(await tokens.signCallback(claim), 0)).toBeUndefined()
    expect(await tokens.verifyCallback(await tokens.signStatus(claim), 0)).toBeUndefined()
  })

  test('of an order are read again as long as they may be', async () => {
    const tokens = createTokens(['secret'])
    const terms = { id: 'o1', amount: claim.amount, description: 'x'.repeat(2_950) }
    const token = await tokens.signOrder(terms, 0, 1_000)
    expect(token.length).toBeGreaterThan(4_048)
    expect(token.length).toBeLessThanOrEqual(4_096)
    expect(await tokens.verifyOrder(token, 0)).toEqual(terms)
  })

  test('are refused after any character was changed', async () => {
    const tokens = createTokens(['secret'])
    const token = await tokens.signStatus(claim)
    for (let index = 0; index < token.length; index++) {
      // The last character of each part holds bits that base64 ignores; turn one that counts.
      const other = token[index] === 'A' ? 'g' : 'A'
      const changed = token.slice(0, index) + other + token.slice(index + 1)
      expect(await tokens.verifyStatus(changed, 0), `at ${index}`).toBeUndefined()
    }
  })

  test.each(['', 'v1', 'v1..', 'a.b.c', 'v2.e30.AAAA', `v1.${'A'.repeat(5_000)}.${'A'.repeat(43)}`])(
    'that look like "%s" are refused',
    async token => {
      expect(await createTokens(['secret']).verifyStatus(token, 0)).toBeUndefined()
    },
  )

  test('A15: made with an earlier secret go on working while it is listed', async () => {
    const token = await createTokens(['old']).signStatus(claim)
    expect(await createTokens(['new', 'old']).verifyStatus(token, 0)).toEqual({
      reference: 'o1-1',
      expiresAt: 1_000,
    })
    expect(await createTokens(['new']).verifyStatus(token, 0)).toBeUndefined()
  })
})
