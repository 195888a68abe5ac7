import { createHmac, randomBytes } from 'node:crypto'
import vectors from '@rumba/vectors/signature.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSigner, toBytes } from './signature.ts'

const credentials = { login: 'john_yablonliy', key: 'key', password: 'password' }

describe('access token', () => {
  test.each(vectors.accessToken)('is the $kind one of $source', async ({ login, key, expected }) => {
    expect(await createSigner({ login, key, password: 'x' }).accessToken()).toBe(expected)
  })
})

describe('signature', () => {
  test.each(vectors.signature.filter(vector => vector.kind !== 'published-wrong'))(
    'of vector $id agrees both ways',
    async ({ login, password, body, expected }) => {
      const signer = createSigner({ login, password, key: 'x' })
      expect(await signer.sign(toBytes(body))).toBe(expected)
      expect(await signer.verify(toBytes(body), expected)).toBe(true)
    },
  )

  test.each(vectors.signature.filter(vector => vector.kind === 'published-wrong'))(
    'of vector $id, published but stale, is refused',
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
        const expected = createHmac('sha256', 'password').update('john_yablonliy').update(body).digest('hex')
        expect(await signer.sign(body)).toBe(expected)
      }),
    )
  })

  test('is refused when any one of its bits is turned', async () => {
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

  test.each([
    ['nothing', null],
    ['an empty text', ''],
    ['63 digits', 'a'.repeat(63)],
    ['65 digits', 'a'.repeat(65)],
    ['a prefix', `0x${'a'.repeat(62)}`],
    ['two joined headers', `${'a'.repeat(64)}, ${'b'.repeat(64)}`],
    ['digits of another script', '٠'.repeat(64)],
  ])('that is %s is refused', async (_name, signature) => {
    expect(await createSigner(credentials).verify(toBytes('{}'), signature)).toBe(false)
  })

  test('covers bytes, so a byte order mark or another spelling of the same JSON is another message', async () => {
    const signer = createSigner(credentials)
    const signature = await signer.sign(toBytes('{"amount":10.00}'))
    expect(await signer.verify(toBytes('{"amount":10}'), signature)).toBe(false)
    expect(await signer.verify(toBytes('\uFEFF{"amount":10.00}'), signature)).toBe(false)
  })

  test('of any accepted password is right, and the first password signs', async () => {
    const next = createSigner({ ...credentials, password: ['new', 'old'] })
    const old = createSigner({ ...credentials, password: 'old' })
    const body = toBytes('{}')
    expect(await next.verify(body, await old.sign(body))).toBe(true)
    expect(await next.sign(body)).not.toBe(await old.sign(body))
  })
})
