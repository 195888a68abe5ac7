import { createHmac, randomBytes } from 'node:crypto'
import vectors from '@rumba/vectors/signature.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createHmac as ownHmac } from '#runtime'
import type { HmacProvider } from './hmac.ts'
import { toBytes } from './hmac.ts'
import { createHmac as nodeHmac } from './runtime/node.ts'
import { createHmac as webHmac } from './runtime/web.ts'
import { type Credentials, createSigner as createSignerBy } from './signature.ts'

const credentials = { login: 'john_yablonliy', key: 'key', password: 'password' } satisfies Credentials

test('this runtime signs by node:crypto', () => {
  expect(ownHmac).toBe(nodeHmac)
})

describe.each<[string, HmacProvider]>([
  ['node:crypto', nodeHmac],
  ['Web Crypto', webHmac],
])('by %s', (_provider, provider) => {
  const createSigner = (given: Credentials) => createSignerBy(given, provider)

  describe('access token', () => {
    test.each(vectors.accessToken)('A1: is the $kind one of $source', async ({ login, key, expected }) => {
      expect(await createSigner({ login, key, password: 'x' }).accessToken()).toBe(expected)
    })
  })

  describe('signature', () => {
    test.each(vectors.signature.filter(vector => vector.kind !== 'published-wrong'))(
      'A2: of vector $id agrees both ways',
      async ({ login, password, body, expected }) => {
        const signer = createSigner({ login, password, key: 'x' })
        expect(await signer.sign(toBytes(body))).toBe(expected)
        expect(await signer.verify(toBytes(body), expected)).toBe(true)
      },
    )

    test.each(vectors.signature.filter(vector => vector.kind === 'published-wrong'))(
      'A1: of vector $id, published but stale, is refused',
      async ({ login, password, body, expected }) => {
        const signer = createSigner({ login, password, key: 'x' })
        expect(await signer.verify(toBytes(body), expected)).toBe(false)
      },
    )

    test('agrees with another implementation over any bytes', async () => {
      const signer = createSigner(credentials)
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
          const body = new Uint8Array(bytes)
          const expected = createHmac('sha256', 'password')
            .update('john_yablonliy')
            .update(body)
            .digest('hex')
          expect(await signer.sign(body)).toBe(expected)
        }),
      )
    })

    test('A10: is refused when any one of its 256 bits is turned', async () => {
      const signer = createSigner(credentials)
      const body = new Uint8Array(randomBytes(50))
      const right = Buffer.from(await signer.sign(body), 'hex')
      for (let bit = 0; bit < 256; bit++) {
        const wrong = Buffer.from(right)
        wrong.writeUInt8(wrong.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(await signer.verify(body, wrong.toString('hex'))).toBe(false)
      }
      expect(await signer.verify(body, right.toString('hex').toUpperCase())).toBe(true)
    })

    test.each<[string, (right: string) => string | null]>([
      ['nothing', () => null],
      ['an empty text', () => ''],
      ['the first 63 of its digits', right => right.slice(0, 63)],
      ['the right one and a digit', right => `${right}0`],
      ['the right one behind 0x', right => `0x${right}`],
      ['the right one behind the name of an algorithm', right => `sha256=${right}`],
      ['the right one and a blank', right => `${right} `],
      ['the right one with a line end', right => `${right}\n`],
      ['the right one twice, as two headers are joined', right => `${right}, ${right}`],
      [
        'the right one in digits of full width',
        right => right.replace(/\d/g, digit => String.fromCharCode(0xff10 + Number(digit))),
      ],
    ])('A7, A8: that is %s is refused', async (_name, spoil) => {
      const signer = createSigner(credentials)
      const right = await signer.sign(toBytes('{}'))
      expect(await signer.verify(toBytes('{}'), right.toUpperCase())).toBe(true)
      expect(await signer.verify(toBytes('{}'), spoil(right))).toBe(false)
    })

    test('A5: covers bytes, so a byte order mark or another spelling of the same JSON is another message', async () => {
      const signer = createSigner(credentials)
      const signature = await signer.sign(toBytes('{"amount":10.00}'))
      expect(await signer.verify(toBytes('{"amount":10}'), signature)).toBe(false)
      expect(await signer.verify(toBytes('\uFEFF{"amount":10.00}'), signature)).toBe(false)
    })

    test('A13: of any accepted password is right, and the first password signs', async () => {
      const next = createSigner({ ...credentials, password: ['new', 'old'] })
      const old = createSigner({ ...credentials, password: 'old' })
      const body = toBytes('{}')
      expect(await next.verify(body, await old.sign(body))).toBe(true)
      expect(await next.sign(body)).not.toBe(await old.sign(body))
    })

    test('A11: of the second password is right as well, and both orders try as many', async () => {
      let made = 0
      const counting: HmacProvider = secret => {
        const hmac = provider(secret)
        return {
          sign: hmac.sign,
          verify(digest, bytes) {
            made += 1
            return hmac.verify(digest, bytes)
          },
        }
      }
      const body = toBytes('{}')
      const signature = await createSigner({ ...credentials, password: 'right' }).sign(body)
      for (const password of [
        ['right', 'wrong'],
        ['wrong', 'right'],
      ] as const) {
        made = 0
        expect(await createSignerBy({ ...credentials, password }, counting).verify(body, signature)).toBe(
          true,
        )
        expect(made).toBe(2)
      }
    })

    test('A14: is made with the first password, and the access token with the first key, unless another pair is named', async () => {
      const signer = createSigner({ ...credentials, key: ['k1', 'k2'], password: ['p1', 'p2', 'p3'] })
      const of = (key: string, password: string) => createSigner({ ...credentials, key, password })
      const body = toBytes('{"a":1}')
      expect(signer.pairs).toBe(3)
      expect(await signer.accessToken()).toBe(await of('k1', 'x').accessToken())
      expect(await signer.sign(body)).toBe(await of('x', 'p1').sign(body))
      expect(await signer.accessToken(1)).toBe(await of('k2', 'x').accessToken())
      expect(await signer.sign(body, 1)).toBe(await of('x', 'p2').sign(body))
      expect(await signer.accessToken(2)).toBe(await of('k2', 'x').accessToken())
      expect(await signer.sign(body, 2)).toBe(await of('x', 'p3').sign(body))
    })

    test('A9: compares bytes of a view, not of the buffer under it', async () => {
      const signer = createSigner(credentials)
      const pool = new Uint8Array([9, 123, 125, 9, 123, 125])
      const [here, there, other] = [pool.subarray(1, 3), pool.subarray(4, 6), pool.subarray(0, 2)]
      const signature = await signer.sign(here)
      expect(await signer.verify(there, signature)).toBe(true)
      expect(await signer.verify(other, signature)).toBe(false)
    })
  })
})

test('A18: Web Crypto imports each secret once, however often it signs', async () => {
  const imported = vi.spyOn(crypto.subtle, 'importKey')
  const signer = createSignerBy({ ...credentials, password: ['a', 'b'] }, webHmac)
  const body = toBytes('{}')
  for (let call = 0; call < 1_000; call++) {
    await signer.accessToken()
    await signer.verify(body, await signer.sign(body))
  }
  expect(imported).toHaveBeenCalledTimes(3)
  imported.mockRestore()
})

test('A3: both agree over nothing, over letters of every length and over a thousand bodies of any bytes', async () => {
  const [node, web] = [createSignerBy(credentials, nodeHmac), createSignerBy(credentials, webHmac)]
  const agree = async (bytes: Uint8Array): Promise<void> => {
    const body = new Uint8Array(bytes)
    const signature = await node.sign(body)
    expect(await web.sign(body)).toBe(signature)
    expect(await node.verify(body, signature)).toBe(true)
    expect(await web.verify(body, signature)).toBe(true)
  }
  for (const text of ['', 'plain', 'Jo\u00e3o', 'Joa\u0303o', '\u{1F9C0}']) await agree(toBytes(text))
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), agree), { numRuns: 1_000 })
})
