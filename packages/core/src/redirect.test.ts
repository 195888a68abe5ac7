import { describe, expect, test } from 'vitest'
import { RedirectRefusedError } from './errors.ts'
import { parseRedirect } from './redirect.ts'

describe('parseRedirect', () => {
  test('opens https in its serialised form and shows the host the parser read', () => {
    expect(parseRedirect('https:/pay.example/p/1#x')).toEqual({
      href: 'https://pay.example/p/1#x',
      scheme: 'https',
      host: 'pay.example',
      opensApp: false,
    })
  })

  test('opens an app link as it was received, since a signature may cover it', () => {
    const link = 'upi://pay?pa=a@b&pn=Shop%20One&am=10&sign=a+b=='
    expect(parseRedirect(` ${link}\n`)).toMatchObject({ href: link, scheme: 'upi', opensApp: true })
    expect(parseRedirect('UPI://pay?pa=a@b').scheme).toBe('upi')
  })

  test.each([
    ['javascript:alert(1)', 'scheme'],
    ['JaVaScRiPt:alert(1)', 'scheme'],
    ['\u0001 javascript:alert(1)', 'scheme'],
    ['java\tscript:alert(1)', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['blob:https://x/1', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['view-source:https://x', 'scheme'],
    ['intent://pay#Intent;scheme=upi;end', 'scheme'],
    ['phonepe://pay?pa=a@b', 'scheme'],
    ['http://pay.example', 'insecure'],
    ['http://127.0.0.1.evil.example', 'insecure'],
    ['https://bank@evil.example', 'credentials'],
    ['//evil.example', 'unreadable'],
    ['/orders/1', 'unreadable'],
    ['', 'unreadable'],
  ])('refuses %j (%s)', (text, reason) => {
    try {
      parseRedirect(text, { allowLoopback: true })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(RedirectRefusedError)
      expect((error as RedirectRefusedError).reason).toBe(reason)
    }
  })

  test('opens plain http on loopback only when that is allowed', () => {
    expect(parseRedirect('http://127.0.0.1:4010/pay/1', { allowLoopback: true }).host).toBe('127.0.0.1:4010')
    expect(() => parseRedirect('http://127.0.0.1:4010/pay/1')).toThrow(RedirectRefusedError)
  })

  test('opens a wallet scheme that the market allows', () => {
    expect(parseRedirect('phonepe://pay?pa=a@b', { appSchemes: ['upi', 'phonepe'] }).scheme).toBe('phonepe')
  })

  test('keeps the address, which may hold payee data, out of the message', () => {
    expect(() => parseRedirect('http://pay.example/secret')).not.toThrow(/secret/)
  })
})
