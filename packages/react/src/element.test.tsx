import { readFileSync } from 'node:fs'
import type { Payment } from '@rumba/core'
import { fireEvent, screen, within } from '@testing-library/react'
import type { ComponentPropsWithoutRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RumbaCheckoutProps } from './components/checkout/RumbaCheckout.tsx'
import { RumbaCheckoutElement } from './element.ts'
import type { CheckoutCallbacks } from './hooks/useCheckout.ts'
import { createTestClient, type TestClient, type TestClientOptions } from './testing.tsx'

vi.setConfig({ testTimeout: 60_000 })

beforeEach(() => {
  // What the styles are is seen in a browser.
  document.adoptedStyleSheets = []
})
afterEach(async () => {
  document.body.replaceChildren()
  await settled()
})

const PIX_ONLY = { methods: [{ code: 'pix', fields: [] }] }
const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 20))

/** Puts an element into the page, over a client in memory. */
function place(
  options: TestClientOptions = { state: 'pix-pending' },
  attributes: Readonly<Record<string, string>> = {},
): { element: RumbaCheckoutElement; client: TestClient; inside: ReturnType<typeof within> } {
  const client = createTestClient(options)
  const element = document.createElement('rumba-checkout')
  for (const [name, value] of Object.entries({ order: 'order-1', locale: 'en', ...attributes })) {
    element.setAttribute(name, value)
  }
  element.client = client
  document.body.append(element)
  return { element, client, inside: within(element) }
}

test('a tag in the page draws the checkout of its order, by the words of its locale', async () => {
  const { element, inside, client } = place({ state: 'pix-pending' }, { locale: 'pt-BR' })
  await inside.findByText('Pague com Pix')
  expect(element).toBeInstanceOf(RumbaCheckoutElement)
  expect(element.shadowRoot).toBeNull()
  expect(client.calls[0]?.name).toBe('getOrder')
})

test('nothing is drawn or asked before there are an order and a proxy', async () => {
  const client = createTestClient({ state: 'pix-pending' })
  const element = document.createElement('rumba-checkout')
  element.textContent = 'One moment'
  element.locale = 'en'
  element.client = client
  document.body.append(element)
  await settled()
  expect(element.textContent).toBe('One moment')
  expect(client.calls).toEqual([])
  element.order = 'order-1'
  await within(element).findByText('Pay with Pix')
  expect(element.textContent).not.toContain('One moment')
  element.order = null
  await vi.waitFor(() => expect(element.textContent).toBe(''))
})

test.each([
  ['rumba-paid', 'pay', 'success'],
  ['rumba-declined', 'decline', 'declined'],
  ['rumba-expired', 'expire', 'expired'],
  ['rumba-error', undefined, 'error'],
] as const)('%s comes once and bubbles, with the payment', async (name, move, status) => {
  const { client, inside } = place()
  await inside.findByText('Pay with Pix')
  const told: Payment[] = []
  const listen = (event: CustomEvent<Payment>): void => void told.push(event.detail)
  document.addEventListener(name, listen)
  if (move) await client[move]()
  else client.move(status)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  await settled()
  document.removeEventListener(name, listen)
  expect(told.map(payment => [payment.reference, payment.status])).toEqual([['order-1-1', status]])
})

test('rumba-event tells each step', async () => {
  const { element, inside, client } = place({ order: PIX_ONLY })
  const steps: string[] = []
  element.addEventListener('rumba-event', ({ detail }) => steps.push(detail.type))
  fireEvent.click(await inside.findByRole('button', { name: /^Pay/ }))
  await inside.findByText('Pay with Pix')
  await client.pay()
  await inside.findByRole('heading', { name: 'Paid' })
  await settled()
  // An answer may be there before "creating" is drawn.
  expect(steps.filter(step => step !== 'creating')).toEqual(['loading', 'choosing', 'paying', 'paid'])
})

test('an attribute that changes keeps what is typed, and the words follow', async () => {
  const { element, inside, client } = place({ state: 'choosing' })
  fireEvent.click(await inside.findByRole('radio', { name: /^Pix/ }))
  const input = (await inside.findByLabelText('First name')) as HTMLInputElement
  fireEvent.change(input, { target: { value: 'Ana' } })
  const calls = client.calls.length
  element.theme = 'dark'
  element.redirectTarget = 'popup'
  element.allowLoopback = true
  await vi.waitFor(() => expect(element.querySelector('[data-theme="dark"]')).not.toBeNull())
  expect(element.getAttribute('redirect-target')).toBe('popup')
  expect(element.hasAttribute('allow-loopback')).toBe(true)
  expect(inside.getByLabelText('First name')).toBe(input)
  expect(input.value).toBe('Ana')
  element.locale = 'pt-BR'
  expect(await inside.findByLabelText('Nome')).toHaveProperty('value', 'Ana')
  expect(client.calls).toHaveLength(calls)
})

test('an element that is moved in the page stays as it is', async () => {
  const { element, inside, client } = place({ state: 'choosing' })
  fireEvent.click(await inside.findByRole('radio', { name: /^Pix/ }))
  const input = await inside.findByLabelText('First name')
  const calls = client.calls.length
  const elsewhere = document.createElement('main')
  document.body.append(elsewhere)
  element.remove()
  elsewhere.append(element)
  await settled()
  expect(inside.getByLabelText('First name')).toBe(input)
  expect(client.calls).toHaveLength(calls)
})

test('an element that leaves the page watches no more, and goes on with the payment when it comes back', async () => {
  const { element, inside, client } = place()
  await inside.findByText('Pay with Pix')
  const paid: string[] = []
  element.addEventListener('rumba-paid', ({ detail }) => paid.push(detail.reference))
  element.remove()
  await settled()
  expect(element.childElementCount).toBe(0)
  await client.pay()
  await settled()
  expect(paid).toEqual([])
  document.body.append(element)
  await inside.findByRole('heading', { name: 'Paid' })
  await vi.waitFor(() => expect(paid).toEqual(['order-1-1']))
})

test('pain 18: two on one page share no id, no radio group and no payment', async () => {
  const first = place({ state: 'choosing' })
  const second = place({ state: 'choosing' })
  for (const { inside } of [first, second]) {
    fireEvent.click(await inside.findByRole('radio', { name: /^Pix/ }))
    await inside.findByLabelText('First name')
  }
  for (const { inside } of [first, second]) {
    expect(inside.getByRole('radio', { name: /^Pix/ })).toHaveProperty('checked', true)
  }
  const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  // Nor with a React of the page's own, which counts its ids in the same way.
  for (const id of ids) expect(id).toMatch(/rumba-\d+-/)
  await first.client.start().pay()
  expect(second.client.calls.map(({ name }) => name)).toEqual(['getOrder'])
})

test('what was set before the script came counts, and so do words of your own', async () => {
  const early = document.createElement('rumba-checkout')
  const client = createTestClient({ state: 'declined' })
  for (const [name, value] of Object.entries({ order: 'order-1', locale: 'en', client })) {
    Object.defineProperty(early, name, { value, configurable: true, writable: true, enumerable: true })
  }
  early.messages = { declinedTitle: 'Not this time' }
  document.body.append(early)
  await within(early).findByRole('heading', { name: 'Not this time' })
  expect(early.getAttribute('order')).toBe('order-1')
})

test('the page gets the styles once, by a sheet, and none where it wants none', async () => {
  place({ state: 'declined' }, { unstyled: '' })
  await screen.findByText(/It was not accepted/)
  expect(document.adoptedStyleSheets).toHaveLength(0)
  place({ state: 'expired' })
  place({ state: 'error' })
  await screen.findByText(/no longer works/)
  await screen.findAllByText(/Something went wrong/)
  expect(document.adoptedStyleSheets).toHaveLength(1)
  expect(document.querySelectorAll('style, link')).toHaveLength(0)
})

/** What each prop of the component is here. */
const PROPS = {
  endpoint: 'attribute',
  order: 'attribute',
  locale: 'attribute',
  redirectTarget: 'attribute',
  resumeUrl: 'attribute',
  allowLoopback: 'attribute',
  onPaid: 'event',
  onDeclined: 'event',
  onExpired: 'event',
  onError: 'event',
  onEvent: 'event',
  client: 'property',
  messages: 'property',
  render: 'React',
  renderChallenge: 'React',
} satisfies Readonly<
  Record<
    Exclude<keyof RumbaCheckoutProps, keyof ComponentPropsWithoutRef<'section'>> | keyof CheckoutCallbacks,
    'attribute' | 'event' | 'property' | 'React'
  >
>
const propsThatAre = (kind: string): string[] =>
  Object.entries(PROPS).flatMap(([name, is]) => (is === kind ? [name] : []))
const toKebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

test('every prop of the component is an attribute, an event or a property, and the page lists them all and no other', () => {
  const page = readFileSync(`${import.meta.dirname}/../../../docs/react/element.md`, 'utf8')
  const namesUnder = (heading: string): string[] =>
    [...(page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| (`.+?) +\|/gm)].flatMap(
      ([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    )
  const { observedAttributes } = RumbaCheckoutElement
  expect(namesUnder('Attributes')).toEqual(observedAttributes)
  expect(observedAttributes).toEqual(expect.arrayContaining(propsThatAre('attribute').map(toKebab)))
  expect(namesUnder('Properties')).toEqual(propsThatAre('property'))
  const { prototype } = RumbaCheckoutElement
  expect(propsThatAre('property').filter(name => !Object.hasOwn(prototype, name))).toEqual([])
  expect(namesUnder('Events')).toEqual(
    propsThatAre('event').map(name => `rumba-${toKebab(name.slice(2)).slice(1)}`),
  )
  for (const name of propsThatAre('React')) expect(page).toContain(`\`${name}\``)
})

test('resume-url offers the payment to a phone, and an element with resume goes on there with the link', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  const { element, inside, client } = place({ state: 'redirect' }, { 'resume-url': '/pay' })
  await inside.findByRole('button', { name: 'Continue on your phone' })
  element.resumeUrl = null
  await vi.waitFor(() => expect(inside.queryByRole('button', { name: 'Continue on your phone' })).toBeNull())

  location.hash = '#rumba-resume=resume-of-order-1-1'
  const phone = document.createElement('rumba-checkout')
  phone.resume = true
  phone.locale = 'en'
  phone.client = client
  document.body.append(phone)
  await within(phone).findByRole('link', { name: 'Continue to pay.example' })
  expect(location.hash).toBe('')
  history.replaceState(null, '')
  vi.unstubAllGlobals()
})

test('an element with resume that no link brought the buyer to shows its template, also when it is put back', async () => {
  const element = document.createElement('rumba-checkout')
  element.innerHTML = 'One moment<template><p>This link no longer works.</p></template>'
  element.toggleAttribute('resume', true)
  element.client = createTestClient()
  document.body.append(element)
  await within(element).findByText('This link no longer works.')
  expect(element.textContent).not.toContain('One moment')
  element.remove()
  await settled()
  document.body.append(element)
  await within(element).findByText('This link no longer works.')
})
