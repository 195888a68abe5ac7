import { ProblemError, ProxyUnreachableError, type StartedPayment } from '@rumba/core'
import { act, cleanup, renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestClient, RumbaTestProvider, type TestClient } from '../testing.tsx'
import { useConfirmPayment } from './useConfirmPayment.ts'
import { usePayment } from './usePayment.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms = 0): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms))

async function open(client: TestClient = createTestClient({ state: 'otp' })) {
  const started = (await client.getOrder('order-1')).current as StartedPayment
  const { result } = renderHook(
    () => ({ confirmation: useConfirmPayment(started), view: usePayment(started) }),
    {
      wrapper: props => (
        <StrictMode>
          <RumbaTestProvider client={client} {...props} />
        </StrictMode>
      ),
    },
  )
  await pass()
  return result
}

const problem = (code: string, status: number, fields?: string[]): ProblemError =>
  new ProblemError({ code, status, title: code, fields })

test('what is asked for is sent once, however often it is pressed', async () => {
  const client = createTestClient({ state: 'otp' })
  const result = await open(client)
  expect(result.current.confirmation.state).toBe('ready')
  act(() => {
    result.current.confirmation.send({ otp: '123' })
    result.current.confirmation.send({ otp: '123' })
  })
  await pass(60_000)
  expect(result.current.confirmation.state).toBe('sent')
  expect(client.calls.filter(({ name }) => name === 'confirmPayment')).toEqual([
    { name: 'confirmPayment', fields: { otp: '123' } },
  ])
})

test('what the answer says is shown at once, without asking again', async () => {
  const client = createTestClient({ state: 'otp' })
  const result = await open(client)
  const { payment } = client
  if (!payment) throw new Error('no payment is under way')
  client.confirmPayment = async () => ({
    payment: { ...payment, status: 'success', version: payment.version + 1 },
    now: new Date().toISOString(),
    pollAfterMs: 2000,
  })
  act(() => result.current.confirmation.send({ otp: '123' }))
  await pass()
  expect(result.current.view.payment.status).toBe('success')
})

test.each([
  [problem('PAYMENT_REJECTED', 422), 'refused'],
  [problem('CONFIRM_REFUSED', 409), 'refused'],
  [problem('CONFIRM_EXHAUSTED', 429), 'exhausted'],
  [problem('RATE_LIMITED', 429), 'failed'],
  [problem('TOKEN_REFUSED', 401), 'failed'],
  [problem('GATEWAY_UNAVAILABLE', 503), 'failed'],
  [new ProxyUnreachableError('none'), 'failed'],
  [new ProxyUnreachableError('unknown'), 'unknown'],
  [new Error('anything else'), 'unknown'],
] as const)('%s leaves it %s and is never sent again by itself', async (error, state) => {
  const client = createTestClient({ state: 'otp' })
  const result = await open(client)
  client.failOnce(error)
  act(() => result.current.confirmation.send({ otp: '123' }))
  await pass(60_000)
  expect(result.current.confirmation.state).toBe(state)
  expect(client.calls.filter(({ name }) => name === 'confirmPayment')).toHaveLength(1)
})

test('refused fields are named, and only refusals cost a try', async () => {
  const client = createTestClient({ state: 'otp' })
  const result = await open(client)
  const send = async (error: Error): Promise<void> => {
    client.failOnce(error)
    act(() => result.current.confirmation.send({ otp: '1' }))
    await pass()
  }
  await send(new ProxyUnreachableError('unknown'))
  expect(result.current.confirmation.triesLeft).toBeUndefined()
  await send(problem('PAYMENT_REJECTED', 422, ['otp']))
  expect(result.current.confirmation).toMatchObject({ triesLeft: 4, fields: ['otp'] })
  await send(problem('PAYMENT_REJECTED', 422))
  expect(result.current.confirmation).toMatchObject({ triesLeft: 3, fields: [] })
})
