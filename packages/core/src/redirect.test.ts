import { describe, expect, test } from 'vitest'
import { parseRedirect, type RedirectOptions, RedirectRefusedError, readPageAddress } from './redirect.ts'

const reasonOf = (text: string, options?: RedirectOptions): string => {
  try {
    parseRedirect(text, options)
  } catch (error) {
    if (error instanceof RedirectRefusedError) return error.reason
    throw error
  }
  return 'opens'
}

describe('a web address', () => {
  test.each([
    ['https://pay.example/p/1?a=b#x', 'https://pay.example/p/1?a=b#x', 'pay.example'],
    // What the parser silently mends is opened mended, and its host is the one shown.
    ['https:pay.example', 'https://pay.example/', 'pay.example'],
    ['https:/pay.example', 'https://pay.example/', 'pay.example'],
    ['https:\\\\pay.example\\p', 'https://pay.example/p', 'pay.example'],
    ['HTTPS://PAY.Example/P', 'https://pay.example/P', 'pay.example'],
    [' https://pay.example\n', 'https://pay.example/', 'pay.example'],
    ['https://pay.example/a\r\nb', 'https://pay.example/ab', 'pay.example'],
    ['https://xn--pypal-4ve.example', 'https://xn--pypal-4ve.example/', 'xn--pypal-4ve.example'],
    ['https://p\u0430ypal.example', 'https://xn--pypal-4ve.example/', 'xn--pypal-4ve.example'],
    ['https://pay\u00ad.example', 'https://pay.example/', 'pay.example'],
    // A Kyrgyz bank's link keeps its code behind the number sign.
    ['https://app.mbank.kg/qr/#0002010102', 'https://app.mbank.kg/qr/#0002010102', 'app.mbank.kg'],
  ])('%j opens as %s', (text, href, host) => {
    expect(parseRedirect(text)).toEqual({ href, scheme: 'https', host, opensApp: false, flags: [] })
  })

  test.each([
    ['https://203.0.113.7/', ['ip'], '203.0.113.7'],
    ['https://3405803783/', ['ip'], '203.0.113.7'],
    ['https://0xcb007107/', ['ip'], '203.0.113.7'],
    ['https://[2001:db8::1]/', ['ip'], '[2001:db8::1]'],
    ['https://pay.example:8443/', ['port'], 'pay.example:8443'],
    ['https://203.0.113.7:8443/', ['ip', 'port'], '203.0.113.7:8443'],
    ['https://pay.example:443/', [], 'pay.example'],
    ['https://1pay.example/', [], '1pay.example'],
    ['https://a.1pay/', [], 'a.1pay'],
  ])('%s opens, flagged %j', (text, flags, host) => {
    expect(parseRedirect(text)).toMatchObject({ flags, host })
  })

  test('opens on the hosts that are listed, when some are', () => {
    const hosts = ['pay.example', '.bank.example']
    const opens = (host: string) => reasonOf(`https://${host}/`, { hosts })
    expect(opens('pay.example')).toBe('opens')
    expect(opens('pay.example:8443')).toBe('opens')
    expect(opens('a.bank.example')).toBe('opens')
    expect(opens('a.b.bank.example')).toBe('opens')
    for (const host of [
      'bank.example',
      'evilbank.example',
      'a.pay.example',
      'pay.example.evil',
      'evil.example',
    ])
      expect(opens(host)).toBe('host')
    expect(reasonOf('https://pay.example/', { hosts: [] })).toBe('host')
  })
})

describe('what no page may open', () => {
  test.each([
    ['javascript:alert(1)', 'scheme'],
    ['JaVaScRiPt:alert(1)', 'scheme'],
    ['\u0001 javascript:alert(1)', 'scheme'],
    ['java\tscript:alert(1)', 'scheme'],
    ['java\nscript:alert(1)', 'scheme'],
    ['\u0000javascript:alert(1)', 'scheme'],
    ['javascript://pay?pa=a@b', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['blob:https://pay.example/1', 'scheme'],
    ['filesystem:https://pay.example/t/x', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['vbscript:x', 'scheme'],
    ['about:blank', 'scheme'],
    ['view-source:https://pay.example', 'scheme'],
    ['ftp://pay.example', 'scheme'],
    ['ws://pay.example', 'scheme'],
    ['intent://pay#Intent;scheme=upi;package=x;end', 'scheme'],
    ['tel:123', 'scheme'],
    ['sms:123', 'scheme'],
    ['mailto:a@b.example', 'scheme'],
    ['market://details?id=x', 'scheme'],
    ['itms-services://?action=x', 'scheme'],
    ['ms-settings:x', 'scheme'],
    ['constructor:x', 'scheme'],
    ['phonepe://pay?pa=a@b', 'scheme'],
    ['http://pay.example', 'insecure'],
    ['http://127.0.0.1.evil.example', 'insecure'],
    ['http://localhost.evil.example', 'insecure'],
    ['http://evil-localhost', 'insecure'],
    ['https://bank@evil.example', 'credentials'],
    ['https://bank:secret@evil.example', 'credentials'],
    ['https://:secret@evil.example', 'credentials'],
    ['http://bank@localhost', 'credentials'],
    ['upi://bank@pay?pa=a@b', 'credentials'],
    ['//evil.example', 'unreadable'],
    ['/\\evil.example', 'unreadable'],
    ['/orders/1', 'unreadable'],
    ['pay.example', 'unreadable'],
    ['https://', 'unreadable'],
    ['https://a b.example', 'unreadable'],
    ['', 'unreadable'],
  ])('%j is refused: %s', (text, reason) => {
    expect(reasonOf(text, { allowLoopback: true })).toBe(reason)
  })

  test('is not opened by listing its scheme either', () => {
    for (const scheme of ['javascript', 'data', 'intent', 'tel']) {
      expect(reasonOf(`${scheme}://pay?pa=a@b`, { appSchemes: [scheme as 'upi'] })).toBe('scheme')
    }
  })

  test('keeps the address, which may hold payee data, out of the message', () => {
    expect(() => parseRedirect('http://pay.example/secret')).toThrow(/"http" refused \(insecure\)/)
    expect(() => parseRedirect('http://pay.example/secret')).not.toThrow(/secret/)
  })
})

describe('plain http', () => {
  test.each(['http://localhost:4010/pay/1', 'http://127.0.0.1:4010/', 'http://127.1/', 'http://[::1]:4010/'])(
    '%s opens in development only',
    text => {
      expect(parseRedirect(text, { allowLoopback: true })).toMatchObject({ scheme: 'http', opensApp: false })
      expect(reasonOf(text)).toBe('insecure')
    },
  )

  test('on loopback obeys the list of hosts as well', () => {
    expect(reasonOf('http://localhost/', { allowLoopback: true, hosts: ['pay.example'] })).toBe('host')
  })
})

describe('an app link', () => {
  test('opens as it was received, since a signature may cover it', () => {
    const link = 'upi://pay?pa=a@b&pn=Shop One&am=10&sign=a+b=='
    expect(parseRedirect(` ${link}\n`)).toEqual({
      href: link,
      scheme: 'upi',
      host: 'pay',
      opensApp: true,
      flags: [],
    })
    expect(parseRedirect('UPI://PAY/?pa=a@b')).toMatchObject({ scheme: 'upi', href: 'UPI://PAY/?pa=a@b' })
  })

  test.each([
    ['upi://mandate?pa=a@b', 'path'],
    ['upi://collect?pa=a@b', 'path'],
    ['upi://pay/other?pa=a@b', 'path'],
    ['upi:pay?pa=a@b', 'path'],
    ['up\ti://pay?pa=a@b', 'unreadable'],
    ['upi://pay?pa=a@b\n&am=1', 'unreadable'],
  ])('%j: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason)
  })

  test.each(['gpay://upi/pay', 'phonepe://pay', 'paytmmp://pay', 'bhim://upi/pay'] as const)(
    'of the wallet %s opens where the market allows it, for a payment only',
    head => {
      const scheme = head.split(':')[0] as 'gpay' | 'phonepe' | 'paytmmp' | 'bhim'
      expect(reasonOf(`${head}?pa=a@b`)).toBe('scheme')
      expect(parseRedirect(`${head}?pa=a@b`, { appSchemes: [scheme] })).toMatchObject({
        scheme,
        opensApp: true,
      })
      expect(reasonOf(`${scheme}://mandate?pa=a@b`, { appSchemes: [scheme] })).toBe('path')
      expect(reasonOf('upi://pay?pa=a@b', { appSchemes: [scheme] })).toBe('scheme')
    },
  )
})

describe('where nothing but a page may be opened', () => {
  test('a page has the same address as through the whole gate', () => {
    expect(readPageAddress(' HTTPS://PAY.Example/P')?.href).toBe('https://pay.example/P')
    expect(readPageAddress('http://localhost:3000/', { allowLoopback: true })?.host).toBe('localhost:3000')
  })

  test.each([
    ['an app link', 'upi://pay?pa=a@b'],
    ['a script', 'javascript:alert(1)'],
    ['plain http', 'http://pay.example/'],
    ['plain http of this machine, unasked', 'http://localhost:3000/'],
    ['a user', 'https://bank.example@pay.example/'],
    ['no absolute address', '/pay'],
  ])('%s gives no address', (_name, text) => {
    expect(readPageAddress(text)).toBeUndefined()
  })
})
