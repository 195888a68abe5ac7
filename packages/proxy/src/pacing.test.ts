import { expect, test } from 'vitest'
import { noteAsked } from './pacing.ts'

test('of payments that were asked about, however they ended, those asked about longest ago are forgotten', () => {
  const askedAt = new Map<string, number>()
  for (let index = 0; index < 20_000; index++) {
    noteAsked(askedAt, `o${index}-1`, index)
    noteAsked(askedAt, 'o0-1', index)
  }
  expect(askedAt.size).toBe(10_000)
  expect([askedAt.has('o0-1'), askedAt.has('o19999-1'), askedAt.has('o1-1')]).toEqual([true, true, false])
})
