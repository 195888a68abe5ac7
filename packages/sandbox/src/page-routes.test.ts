import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMerchant, pixRequest, voucherRequest } from './merchant.fixture.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'

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

const get = async (url: string, headers = {}) => {
  const response = await sandbox.fetch(new Request(url, { headers }))
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const press = async (url: string, fields: Record<string, string>) => {
  const response = await sandbox.fetch(
    new Request(url, { method: 'POST', body: new URLSearchParams(fields) }),
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

  test('that does not exist is refused', async () => {
    expect((await press(await openVoucher(), { action: 'steal' })).status).toBe(400)
    expect(status()).toBe('created')
  })
})
