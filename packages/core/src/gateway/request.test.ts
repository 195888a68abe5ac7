import { expect, test } from 'vitest'
import { paysafecard } from '../methods/paysafecard.ts'
import { pix } from '../methods/pix.ts'
import { formatPaymentRequest, type PaymentRequest, toFieldName } from './request.ts'

const request: PaymentRequest = {
  method: pix,
  mode: 'direct',
  reference: '334545',
  amount: { minor: 2501n, currency: 'BRL' },
  description: 'My order h2h',
  customerId: '1111',
  payer: { firstName: 'João', lastName: 'Silva', taxId: '12345678900' },
  callbackUrl: 'https://shop.example/callback',
  extra: { key_1: 'value', key_2: 'value' },
}

test('a direct request has the shape of the documents', () => {
  expect(JSON.parse(formatPaymentRequest(request))).toEqual({
    method: 'pix',
    reference: '334545',
    currency: 'BRL',
    amount: 25.01,
    description: 'My order h2h',
    customer: { identifier: '1111', first_name: 'João', last_name: 'Silva', itn: '12345678900' },
    callback_url: 'https://shop.example/callback',
    extra: [{ key_1: 'value' }, { key_2: 'value' }],
  })
})

test('a widget request names the method and language of the hosted page instead', () => {
  const body = JSON.parse(formatPaymentRequest({ ...request, mode: 'widget', locale: 'pt-BR' }))
  expect(body.widget).toEqual({ method: 'pix', locale: 'pt' })
  expect(body).not.toHaveProperty('method')
})

test('a direct request of a method that wants a mode has it', () => {
  expect(JSON.parse(formatPaymentRequest({ ...request, method: paysafecard })).mode).toBe('initial')
})

test('the amount is written digit by digit, as a number or as text', () => {
  const amount = { minor: 123456789012345678n, currency: 'BRL' }
  expect(formatPaymentRequest({ ...request, amount })).toContain('"amount":1234567890123456.78,')
  expect(formatPaymentRequest({ ...request, amount, method: { ...pix, amountAs: 'string' } })).toContain(
    '"amount":"1234567890123456.78",',
  )
})

test.each([
  ['itn', 'taxId'],
  ['customer.first_name', 'firstName'],
  ['Customer.Phone', 'phone'],
  ['reference', undefined],
])('the field %s of a refusal is the payer field %s', (wire, name) => {
  expect(toFieldName(wire)).toBe(name)
})
