import vectors from '@rumba/vectors/upi.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { toUpiAppLinks } from './apps.ts'
import { parseUpiLink } from './parse.ts'

const plain = vectors.valid.filter(({ text }) => text.startsWith('upi:'))

describe('the choice of apps', () => {
  test('offers each app once, Google Pay by the scheme of its own documentation', () => {
    const links = toUpiAppLinks(parseUpiLink('upi://pay?pa=shop@bank&am=1.00'))
    expect(links.map(({ app }) => app)).toEqual([
      'Google Pay',
      'PhonePe',
      'Paytm',
      'BHIM',
      'CRED',
      'MobiKwik',
      'Amazon Pay',
      'WhatsApp',
    ])
    expect(links[0]).toEqual({
      scheme: 'gpay',
      app: 'Google Pay',
      href: 'gpay://upi/pay?pa=shop@bank&am=1.00',
    })
  })

  test.each(plain)('$id keeps every character behind its scheme, and reads the same', ({ text }) => {
    const link = parseUpiLink(text)
    for (const { href, scheme } of toUpiAppLinks(link)) {
      expect(href.slice(href.indexOf('?'))).toBe(text.trim().slice(text.trim().indexOf('?')))
      expect(parseUpiLink(href)).toEqual({ ...link, href, scheme })
    }
  })

  test('there is none for a link of a single wallet', () => {
    expect(toUpiAppLinks(parseUpiLink('phonepe://pay?pa=shop@bank'))).toEqual([])
  })
})
