import { expect, test } from 'vitest'
import { createAsked } from './pacing.ts'
import type { PaymentRecord } from './stores/contract.ts'

const start = () => {
  let time = 1_000_000_000
  const asked = createAsked(() => time)
  const record = (reference: string): PaymentRecord =>
    ({ reference, status: 'pending', createdAt: time - 10_000 }) as PaymentRecord
  return { asked, record, advance: (ms: number) => (time += ms) }
}

test('a payment that was asked about is fresh for as long as its pace allows', () => {
  const { asked, record, advance } = start()
  const payment = record('o1-1')
  expect(asked.isFresh(payment)).toBe(false)
  asked.note('o1-1')
  advance(1_999)
  expect(asked.isFresh(payment)).toBe(true)
  advance(1)
  expect(asked.isFresh(payment)).toBe(false)
})

test('payments that nobody asks about any more are forgotten, however they ended', () => {
  const { asked, advance } = start()
  for (let index = 0; index < 10_000; index++) {
    asked.note(`o${index}-1`)
    advance(100)
  }
  // What can still be young came in the last minute.
  expect(asked.size).toBeLessThanOrEqual(600)
})

test('a clock that is set back by an hour keeps no payment from being asked about, and none in memory', () => {
  const { asked, record, advance } = start()
  const payment = record('o1-1')
  asked.note('o1-1')
  advance(-3_600_000)
  expect(asked.isFresh(payment)).toBe(false)
  asked.note('o2-1')
  expect(asked.size).toBe(1)
})
