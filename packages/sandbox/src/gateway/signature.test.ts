import vectors from '@rumba/vectors/signature.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { createSigner } from './signature.ts'

const encode = (text: string) => new TextEncoder().encode(text)

describe('the access-token', () => {
  test.each(vectors.accessToken)('accepts the published one', async ({ login, key, expected }) => {
    const signer = createSigner({ login, key, password: 'another' })
    expect(await signer.acceptsToken(expected)).toBe(true)
    expect(await signer.acceptsToken(expected.toUpperCase())).toBe(true)
  })

  test.each([null, '', 'nonsense', '0'.repeat(64), '0'.repeat(63)])('refuses %j', async token => {
    const signer = createSigner({ login: 'a', key: 'b', password: 'c' })
    expect(await signer.acceptsToken(token)).toBe(false)
  })
})

describe('the signature', () => {
  const right = vectors.signature.filter(vector => vector.kind === 'derived')
  const wrong = vectors.signature.filter(vector => vector.kind === 'published-wrong')

  test('has vectors of both kinds', () => {
    expect(right.length).toBeGreaterThan(3)
    expect(wrong.length).toBeGreaterThan(0)
  })

  test.each(right)('of $id is written and verified', async ({ login, password, body, expected }) => {
    const signer = createSigner({ login, key: 'another', password })
    expect(await signer.sign(encode(body))).toBe(expected)
    expect(await signer.verify(encode(body), expected)).toBe(true)
    expect(await signer.verify(encode(`${body} `), expected)).toBe(false)
  })

  test.each(wrong)('printed in the documents from an older scheme is refused', async vector => {
    const signer = createSigner({ login: vector.login, key: vector.password, password: vector.password })
    expect(await signer.verify(encode(vector.body), vector.expected)).toBe(false)
  })
})
