import { describe, expect, test } from 'vitest'
import { clientAddress } from './clientAddress.ts'

const from = (
  forwarded: string | undefined,
  peer: string | undefined,
  options: Parameters<typeof clientAddress>[2] = {},
) =>
  clientAddress(
    new Request('https://shop.example/', {
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }),
    peer,
    options,
  )

describe('H18: who calls', () => {
  test('is the peer of the socket, whatever a header claims', () => {
    expect(from('198.51.100.1', '203.0.113.5')).toBe('203.0.113.5')
    expect(from('198.51.100.1', undefined)).toBeUndefined()
  })

  test('is nobody in particular behind a proxy that nobody has named', () => {
    for (const own of [
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '100.127.255.254',
      '::1',
      'fd00::1',
      'fe80::1%eth0',
    ])
      expect(from('198.51.100.1', own)).toBeUndefined()
    for (const foreign of ['172.32.0.1', '11.0.0.1', '192.169.0.1', '100.63.0.1', '100.128.0.1'])
      expect(from(undefined, foreign)).toBe(foreign)
  })

  test('is whom the outermost trusted proxy has heard, and nothing further left', () => {
    const chain = '6.6.6.6, 198.51.100.7, 10.0.0.2'
    expect(from(chain, '10.0.0.1', { trustedHops: 1 })).toBe('10.0.0.2')
    expect(from(chain, '10.0.0.1', { trustedHops: 2 })).toBe('198.51.100.7')
    expect(from('198.51.100.7', undefined, { trustedHops: 1 })).toBe('198.51.100.7')
    expect(from(undefined, '203.0.113.5', { trustedHops: 2 })).toBe('203.0.113.5')
    expect(from('garbage', '10.0.0.1', { trustedHops: 1 })).toBeUndefined()
  })

  test('is whom the merchant says, where it does', () => {
    const clientIp = (request: Request) => request.headers.get('cf-connecting-ip') ?? undefined
    const request = new Request('https://shop.example/', { headers: { 'cf-connecting-ip': '198.51.100.9' } })
    expect(clientAddress(request, '203.0.113.5', { clientIp })).toBe('198.51.100.9')
    expect(from(undefined, '203.0.113.5', { clientIp })).toBeUndefined()
  })
})

describe('H19: an address', () => {
  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['::ffff:cb00:7105', '203.0.113.5'],
    ['203.0.113.5:4711', '203.0.113.5'],
  ])('%s counts as %s', (address, counted) => {
    expect(from(undefined, address)).toBe(counted)
  })

  test.each([
    '',
    '256.1.1.1',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    'shop.example',
    '2001:db8:::1',
    ':::',
    '1.2.3.4, 5.6.7.8',
  ])('%j is none', text => {
    expect(from(undefined, text)).toBeUndefined()
  })
})
