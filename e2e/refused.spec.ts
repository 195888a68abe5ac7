import { expect, test } from '@playwright/test'
import { SHOP } from './addresses.ts'
import { expectState, order, pay } from './buyer.ts'
import { control, onlyTransaction, play, signatureOf, transactions } from './gateway.ts'
import { shopOrder } from './shop.ts'

/** A callback as the gateway would write it. */
const callbackBody = (reference: string, changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    error_code: 0,
    error_message: '',
    request_id: '11111111-1111-4111-8111-111111111111',
    reference,
    status: { name: 'success', date: '2026-11-21T10:00:00.74' },
    amount: 42.9,
    currency: 'BRL',
    timestamp: new Date().toISOString(),
    ...changes,
  })

const send = async (url: string, body: string, signature: string | undefined): Promise<number> => {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (signature !== undefined) headers.signature = signature
  return (await fetch(url, { method: 'POST', headers, body })).status
}

test('forged, foreign and altered callbacks change nothing', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  const { reference, callback_url: address } = await onlyTransaction(id)
  const body = callbackBody(reference)

  expect(await send(address, body, undefined)).toBe(401)
  expect(await send(address, body, signatureOf(`${body} `))).toBe(401)
  expect(await send(address, body, 'eec909f2e9575792e659dda29cc6e78c85e7de69f1281124e21afeca5bf5c477')).toBe(
    401,
  )
  const foreign = callbackBody('somebody-else-1')
  expect(await send(address, foreign, signatureOf(foreign))).toBe(404)
  const cheap = callbackBody(reference, { amount: 0.01 })
  await send(address, cheap, signatureOf(cheap))
  const otherCurrency = callbackBody(reference, { currency: 'ARS' })
  await send(address, otherCurrency, signatureOf(otherCurrency))
  expect(await send(address.replace(/callback\/.*/, 'callback/v1.AAAA.BBBB'), body, signatureOf(body))).toBe(
    404,
  )

  await page.waitForTimeout(500)
  await expectState(page, 'paying')
  expect(await shopOrder(id)).toMatchObject({ paidBy: null, deliveries: 0 })
})

test('a rightly signed claim that the gateway does not back is not paid', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  const { reference, callback_url: address } = await onlyTransaction(id)
  const body = callbackBody(reference)
  expect(await send(address, body, signatureOf(body))).toBe(200)
  await page.waitForTimeout(500)
  await expectState(page, 'paying')
  expect(await shopOrder(id)).toMatchObject({ paidBy: null })
})

test('pain 23: a callback replayed after the payment pays once', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  const transaction = await onlyTransaction(id)
  await play(transaction, 'pay')
  await expectState(page, 'paid')
  const body = callbackBody(transaction.reference)
  for (let round = 0; round < 5; round++)
    expect(await send(transaction.callback_url, body, signatureOf(body))).toBe(200)
  const pending = callbackBody(transaction.reference, { status: { name: 'declined' } })
  expect(await send(transaction.callback_url, pending, signatureOf(pending))).toBe(200)
  await page.reload()
  await expectState(page, 'paid')
  expect(await shopOrder(id)).toMatchObject({ deliveries: 1 })
})

test('a create call that names its own amount is refused, and the gateway hears nothing', async ({
  page,
}) => {
  const id = await order(page)
  const body = {
    order: id,
    method: 'pix',
    payer: { firstName: 'A', lastName: 'B', taxId: '11144477735' },
    amount: '0.01',
  }
  const response = await fetch(`${SHOP}/api/rumba/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(400)
  expect((await response.json()).code).toBe('BAD_REQUEST')
  expect(JSON.stringify(await transactions())).not.toContain(id)
})

test('a status call with a guessed id is refused', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  const { reference, request_id: requestId } = await onlyTransaction(id)
  for (const guess of [
    reference,
    requestId,
    id,
    `v1.${btoa(JSON.stringify([reference, Date.now() * 2]))}.${'A'.repeat(43)}`,
  ]) {
    const response = await fetch(`${SHOP}/api/rumba/payments/me`, {
      headers: { authorization: `Bearer ${guess}` },
    })
    expect(response.status).toBe(401)
  }
})

test('an unsigned reply of the gateway is not believed: no code, no failure, and the truth comes later', async ({
  page,
}) => {
  const id = await order(page)
  await control('faults', { unsignedReplies: true })
  try {
    await pay(page, 'Pix')
    await expectState(page, 'unknown')
    await expect(page.locator('[data-part="qr"]')).toHaveCount(0)
  } finally {
    await control('faults', { unsignedReplies: false })
  }
  await play(await onlyTransaction(id), 'pay')
  await expectState(page, 'paid')
})

for (const payCode of ['other-amount', 'other-currency', 'other-payee']) {
  test(`a code with ${payCode} is neither drawn nor copied`, async ({ page }) => {
    await order(page)
    await control('faults', { payCode })
    try {
      await pay(page, 'Pix')
      await expect(page.locator('[data-rumba="pix-qr"]')).toHaveAttribute('data-state', 'refused')
      await expect(page.getByRole('heading', { name: 'This payment was stopped' })).toBeVisible()
      await expect(page.locator('[data-part="qr"], [data-part="code"]')).toHaveCount(0)
      await expect(page.getByRole('button', { name: /Copy|I have paid/ })).toHaveCount(0)
    } finally {
      await control('faults', { payCode: 'normal' })
    }
  })
}
