import { checkIdentifier } from '@rumba/core'
import { createQrPath } from '@rumba/core/qr'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PAYMENT_RULES } from '../gateway/methods.ts'
import { createMerchant, pixRequest, voucherRequest } from '../merchant.testing.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'

let sandbox: Sandbox
beforeEach(() => {
  sandbox = createSandbox({ publicUrl: 'http://sandbox' })
  sandbox.clock.freeze()
})
afterEach(() => sandbox.close())

const SHOP = {
  redirect_url: 'https://shop.example/return?order=1',
  cancel_url: 'https://shop.example/cart',
  description: 'Two coffees & a cake',
}

/** Creates a payment and gives the address of its hosted page. */
const open = async (fields: Record<string, unknown>): Promise<string> => {
  const { envelope } = await createMerchant(sandbox.fetch).create(fields)
  return (envelope as { challenge: { challenge_redirect: { url: string } } }).challenge.challenge_redirect.url
}
const openVoucher = () => open(voucherRequest(SHOP))
const openPix = (locale = 'pt') =>
  open({ ...pixRequest(SHOP), method: undefined, widget: { method: 'pix', locale } })

/** A payment on the hosted page of a method, with whatever its page of the documents asks for. */
const openMethod = (method: string, currency: string, fields: Record<string, unknown> = {}) => {
  const customer = Object.fromEntries(
    ['identifier', 'email', 'phone', 'first_name', 'last_name', 'itn', 'country', 'city', 'address']
      .concat('state_code', 'zip_code', 'birthday')
      .map(name => [name, name === 'phone' ? '+254700000000' : 'some']),
  )
  const widget = { method, locale: 'en' }
  return open({ widget, reference: `r-${method}`, currency, amount: 2500, customer, ...SHOP, ...fields })
}
const buttonsIn = (text: string) => [...text.matchAll(/name="action" value="(\w+)"/g)].map(([, name]) => name)

const get = async (url: string, headers = {}) => {
  const response = await sandbox.fetch(new Request(url, { headers }))
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const press = async (url: string, fields: Record<string, string>, headers = {}) => {
  const response = await sandbox.fetch(
    new Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) }),
  )
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}
const status = () => sandbox.transactions()[0]?.status

describe('the hosted page', () => {
  test('shows a Pix payment in Portuguese: amount, payee, code, and what can be done', async () => {
    const { status: code, text } = await get(await openPix())
    expect(code).toBe(200)
    expect(text).toContain('<html lang="pt-BR">')
    expect(text.replace(/\u00a0/g, ' ')).toContain('R$ 25,01')
    expect(text).toContain('Pagar para Rumba Demo Shop')
    expect(text).toContain('Two coffees &amp; a cake')
    expect(text).toContain(sandbox.transactions()[0]?.code)
    for (const action of ['pay', 'decline', 'expire', 'cancel']) expect(text).toContain(`value="${action}"`)
  })

  test.each([
    ['en', 'pt-BR,pt;q=0.9', 'en'],
    ['ie', 'pt-BR,pt;q=0.9', 'pt-BR'],
    ['ie', 'fr-FR, en-GB;q=0.8', 'en'],
    ['constructor', '', 'en'],
  ])('speaks, for the widget’s %s and the browser’s "%s", %s', async (locale, accepted, language) => {
    const { text } = await get(await openPix(locale), { 'accept-language': accepted })
    expect(text).toContain(`<html lang="${language}">`)
  })

  test('makes the payment pending once it is opened', async () => {
    const url = await openVoucher()
    expect(status()).toBe('created')
    await get(url)
    expect(status()).toBe('pending')
  })

  test('lets its forms lead to the shop and nowhere else', async () => {
    const { headers } = await get(await openVoucher())
    const policy = headers.get('content-security-policy')
    expect(policy).toMatch(/form-action 'self' https:\/\/shop\.example$/)
    expect(policy).not.toContain('unsafe')
  })

  test.each(PAYMENT_RULES.map(({ code, currency }) => [code, currency] as const))(
    'of %s in %s names the payee, the amount, the time left and every way to go on, and loads nothing from elsewhere',
    async (method, currency) => {
      const { status: code, text } = await get(await openMethod(method, currency))
      expect(code).toBe(200)
      expect(text).toContain('Sandbox: no real money moves')
      expect(text).toContain('Pay to Rumba Demo Shop')
      expect(text.match(/<h1 id="amount">(.*)<\/h1>/)?.[1]).toMatch(/2[\s.,]?500/)
      expect(text).toMatch(method === 'pix' ? /data-left>15 min,? 0 sec</ : /data-left>(1 hr|3 days),? 0 /)
      expect(new Set(buttonsIn(text))).toEqual(new Set(['cancel', 'decline', 'expire', 'pay', 'wait']))
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! type="module" src="\/_sandbox\/)/)
      expect(
        [...text.matchAll(/(?:src|action|<link [^>]*href)="([^"]*)"/g)].map(([, url]) => url?.[0]),
      ).toEqual(['/', '/', '/'])
    },
  )

  test('draws the code of Pix and of UPI, and lets it be copied or opened in an app', async () => {
    const pix = (await get(await openPix())).text
    const [{ code = '' } = {}] = sandbox.transactions()
    expect(pix).toContain(createQrPath(code).path)
    expect(pix).toContain(`data-copy="${code}"`)
    expect(pix).toContain('aria-label="Código QR para pagar R$\u00a025,01 para Rumba Demo Shop"')

    const upi = (await get(await openMethod('upi', 'INR'))).text
    const [{ code: link = '' } = {}] = sandbox.transactions()
    expect(upi).toContain(createQrPath(link).path)
    const links = [...upi.matchAll(/<li><a class="button" href="([^"]+)"/g)].map(([, url]) => url)
    const query = link.slice('upi://pay'.length).replaceAll('&', '&amp;')
    expect(links).toEqual(
      ['upi://pay', 'gpay://upi/pay', 'phonepe://pay', 'paytmmp://pay'].map(start => start + query),
    )
  })

  const copied = (text: string) => [...text.matchAll(/data-copy="([^"]*)"/g)].map(([, value]) => value ?? '')

  test('of P2C names a card that no bank can have issued, with the right last digit, and exactly the amount', async () => {
    const [card = '', holder, amount] = copied((await get(await openMethod('p2c', 'KZT'))).text)
    expect(card).toMatch(/^9999\d{12}$/)
    expect(checkIdentifier('card', card)).toMatchObject({ valid: true })
    expect([holder, amount]).toEqual(['Rumba Demo Shop', '2500.00'])
  })

  test.each([
    ['bank_transfer_argentina', 'ARS', 'cbu', 'cuit'],
    ['bank_transfer_mexico', 'MXN', 'clabe', undefined],
    ['bank_transfer_chile', 'CLP', undefined, 'rut'],
  ] as const)('of %s names an account with right check digits', async (method, currency, account, taxId) => {
    const [, , number = '', ...rest] = copied((await get(await openMethod(method, currency))).text)
    expect(number).toMatch(/^\d{12,22}$/)
    if (account) expect(checkIdentifier(account, number)).toMatchObject({ valid: true })
    if (taxId) expect(checkIdentifier(taxId, rest[0] ?? '')).toMatchObject({ valid: true })
  })

  test('names who the account belongs to also where somebody has swapped it', async () => {
    sandbox.scenario = 'tampered-code'
    const { text } = await get(await openMethod('p2c', 'KZT'))
    expect(copied(text)[1]).toBe('OUTRA LOJA LTDA')
  })

  test('of cash is a voucher that is valid for three days by the sandbox’s clock', async () => {
    sandbox.clock.freeze(Date.UTC(2030, 0, 30, 12))
    const { text } = await get(await openMethod('cash', 'MXN'))
    const [number = ''] = copied(text)
    expect(checkIdentifier('card', number)).toMatchObject({ valid: true })
    expect(text).toContain(`aria-label="Barcode of ${number.replace(/\d{4}(?=\d)/g, '$& ')}"`)
    expect(text).toContain('<time datetime="2030-02-02T12:00:00.000Z">')
  })

  test('does not let a text of the merchant or the buyer become markup', async () => {
    const evil = '"><script>alert(1)</script>'
    sandbox.close()
    sandbox = createSandbox({ publicUrl: 'http://sandbox', payee: { merchantName: '<script>1</script>"' } })
    const fields = { reference: evil, description: evil, redirect_url: `https://shop.example/?q=${evil}` }
    for (const [method, currency] of [
      ['p2c', 'KZT'],
      ['upi', 'INR'],
      ['cash', 'MXN'],
      ['epay', 'BGN'],
    ] as const) {
      const url = await openMethod(method, currency, { ...fields, reference: evil + method })
      const pages = [
        await get(url),
        await get(`${url}?waiting`),
        await press(url, { action: 'pay', user: evil, code: evil }),
      ]
      await press(url, { action: 'expire' })
      for (const { text } of [...pages, await get(url)]) {
        expect(text).not.toMatch(/<script>|""|"<|">"/)
        expect(text.match(/<script/g) ?? []).toHaveLength(text === '' ? 0 : 1)
      }
    }
  })

  test('has no payout, whatever its address', async () => {
    await createMerchant(sandbox.fetch).payOut({
      method: 'upi',
      reference: 'out-1',
      currency: 'INR',
      amount: '100',
      description: 'Winnings',
      customer: { identifier: 'c' },
      upi: { account: 'ana@bank' },
    })
    const [payout] = sandbox.transactions()
    expect((await get(`http://sandbox/pay/${payout?.pageId}`)).status).toBe(404)
  })

  test('says how its payment is, by the sandbox’s clock, without being opened', async () => {
    const url = await openPix('en')
    const state = async () => JSON.parse((await get(`${url}/state`)).text)
    expect(await state()).toEqual({
      status: 'created',
      is_final: false,
      left: expect.stringMatching(/^15 min,? 0 sec$/),
      is_last_minute: false,
    })
    sandbox.clock.advance(14 * 60_000 + 1_000)
    expect(await state()).toMatchObject({ status: 'created', left: '59 sec', is_last_minute: true })
    sandbox.clock.advance(60_000)
    expect(await state()).toMatchObject({ status: 'expired', is_final: true })
  })

  test('says no time where a payment never expires', async () => {
    sandbox.scenario = 'stays-pending'
    const url = await openPix('en')
    expect((await get(url)).text).not.toContain('data-left')
    expect(JSON.parse((await get(`${url}/state`)).text)).toMatchObject({ left: null })
  })

  test('is a 404 page for an address nobody was given', async () => {
    const { status: code, text } = await get('http://sandbox/pay/nothing')
    expect(code).toBe(404)
    expect(text).toContain('No such payment')
  })
})

describe('a button of the hosted page', () => {
  test('pay needs 16 digits for paysafecard and then leads back to the shop', async () => {
    const url = await openVoucher()
    const refused = await press(url, { action: 'pay', code: '1234' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('aria-invalid="true"')
    expect(refused.text).toContain('A paysafecard code has 16 digits')
    expect(status()).toBe('created')

    const paid = await press(url, { action: 'pay', code: '0000 1111-2222 3333' })
    expect(paid).toMatchObject({ status: 303, location: SHOP.redirect_url })
    expect(status()).toBe('success')
  })

  test('pay needs nothing more for Pix', async () => {
    expect(await press(await openPix(), { action: 'pay' })).toMatchObject({
      status: 303,
      location: SHOP.redirect_url,
    })
    expect(status()).toBe('success')
  })

  test('decline leads back to the shop', async () => {
    expect(await press(await openVoucher(), { action: 'decline' })).toMatchObject({
      status: 303,
      location: SHOP.redirect_url,
    })
    expect(status()).toBe('declined')
  })

  test('cancel leads to the cancel address and leaves the payment open', async () => {
    expect(await press(await openVoucher(), { action: 'cancel' })).toMatchObject({
      status: 303,
      location: SHOP.cancel_url,
    })
    expect(status()).toBe('created')
  })

  test('expire shows the end, with the way back', async () => {
    const url = await openVoucher()
    const { status: code, location } = await press(url, { action: 'expire' })
    expect([code, location]).toEqual([303, new URL(url).pathname])
    const { text } = await get(url)
    expect(text).toContain('data-status="expired"')
    expect(text).toContain(`href="${SHOP.redirect_url}"`)
    expect(text).not.toContain('<form')
  })

  test.each([
    ['blik', 'PLN', { blik: '12345' }, { blik: '123 456' }, ['blik']],
    ['epay', 'BGN', { user: ' ' }, { user: 'ana' }, ['user']],
    [
      'bancontact',
      'EUR',
      { card: '6703 4444 4444 4448', expiry: '12/29' },
      { card: '6703444444444449', expiry: '01/30' },
      ['card', 'expiry'],
    ],
  ])('pay wants of %s what its page asks for', async (method, currency, wrong, right, names) => {
    sandbox.clock.freeze(Date.UTC(2030, 0, 31))
    const url = await openMethod(method, currency)
    const refused = await press(url, { action: 'pay', ...wrong } as Record<string, string>)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('<title>Error: ')
    for (const name of names) {
      expect(refused.text).toMatch(
        new RegExp(`<input id="${name}"[^>]*aria-describedby="${name}-wrong ${name}-hint"[^>]*aria-invalid`),
      )
      expect(refused.text).toContain(`<p id="${name}-wrong"`)
    }
    expect(refused.text.match(/ autofocus/g)).toHaveLength(1)
    for (const value of Object.values(wrong)) expect(refused.text).toContain(`value="${value}"`)
    expect((await press(url, { action: 'pay', ...right } as Record<string, string>)).status).toBe(303)
    expect(status()).toBe('success')
  })

  test('that sends a request to the phone wants an operator and a number, and only the sandbox’s own pay does not', async () => {
    const url = await openMethod('mobile_money', 'KES')
    const refused = await press(url, { action: 'wait', phone: '07' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Choose your operator.')
    expect(refused.text).toContain('A phone number has 6 to 15 digits.')
    const sent = await press(url, { action: 'wait', phone: '+254 700 000000', operator: 'M-PESA' })
    expect(sent.location).toBe(`${new URL(url).pathname}?waiting`)
    expect((await press(url, { action: 'pay' })).status).toBe(303)
  })

  test('wait leaves the payment pending and says so, and the bank can still do all the rest', async () => {
    const url = await openVoucher()
    const { location } = await press(url, { action: 'wait' })
    const { text } = await get(`http://sandbox${location}`)
    expect(status()).toBe('pending')
    expect(text).toContain('Waiting for your payment')
    expect(text).toContain(`href="${SHOP.redirect_url}"`)
    expect(buttonsIn(text)).toEqual(['pay', 'decline', 'expire'])
    expect((await press(`http://sandbox${location}`, { action: 'pay' })).location).toBe(SHOP.redirect_url)
    expect(status()).toBe('success')
  })

  test('leads nowhere but to what the merchant’s request named, whatever the form, the address or the browser says', async () => {
    const evil = 'https://evil.example/'
    for (const action of ['pay', 'decline', 'expire', 'cancel', 'wait']) {
      const url = await open(voucherRequest({ ...SHOP, reference: action }))
      const query = `?redirect_url=${evil}&cancel_url=${evil}&next=${evil}`
      const headers = {
        referer: evil,
        origin: evil,
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
      }
      const body = new URLSearchParams({ action, code: '0'.repeat(16), redirect_url: evil, cancel_url: evil })
      const response = await sandbox.fetch(new Request(url + query, { method: 'POST', headers, body }))
      expect([
        SHOP.redirect_url,
        SHOP.cancel_url,
        new URL(url).pathname,
        `${new URL(url).pathname}?waiting`,
      ]).toContain(response.headers.get('location'))
      expect((await get(url + query)).text).not.toContain('evil')
    }
    const doubled = await openPix()
    expect((await press(doubled.replace('/pay/', '/pay//evil.example/'), { action: 'expire' })).status).toBe(
      404,
    )
  })

  test('leads also to an address that is no plain ASCII', async () => {
    const url = await open(voucherRequest({ redirect_url: 'https://shop.example/оплата ok?q=é' }))
    expect((await press(url, { action: 'decline' })).location).toBe(
      'https://shop.example/%D0%BE%D0%BF%D0%BB%D0%B0%D1%82%D0%B0%20ok?q=%C3%A9',
    )
  })

  test('cancel leads to where a payment ends when the shop named nothing else, and is not there when it named nothing', async () => {
    const url = await open(voucherRequest({ redirect_url: SHOP.redirect_url }))
    expect((await press(url, { action: 'cancel' })).location).toBe(SHOP.redirect_url)
    expect(buttonsIn((await get(await open(voucherRequest({ reference: 'r' })))).text)).not.toContain(
      'cancel',
    )
  })

  test('changes nothing once the payment has ended', async () => {
    const url = await openVoucher()
    sandbox.decline(sandbox.transactions()[0]?.requestId ?? '')
    const late = await press(url, { action: 'pay', code: '0000111122223333' })
    expect(late).toMatchObject({ status: 303, location: new URL(url).pathname })
    expect(status()).toBe('declined')
  })

  test.each(['redirect_url', 'javascript:alert(1)', undefined])(
    'stays on the sandbox where the shop’s address is %j',
    async redirect => {
      const url = await open(voucherRequest({ redirect_url: redirect }))
      const { location } = await press(url, { action: 'decline' })
      expect(location).toBe(new URL(url).pathname)
      expect((await get(url)).text).not.toContain('<a ')
    },
  )

  test('that a page of another site presses is refused, and moves nothing', async () => {
    const url = await openPix()
    expect((await press(url, { action: 'pay' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(status()).toBe('created')
    expect((await press(url, { action: 'pay' }, { 'sec-fetch-site': 'same-origin' })).status).toBe(303)
    expect(status()).toBe('success')
  })

  test('that does not exist is refused', async () => {
    expect((await press(await openVoucher(), { action: 'steal' })).status).toBe(400)
    expect(status()).toBe('created')
  })
})
