import { describe, expect, test } from 'vitest'
import { canMove, isFinal, isPaid, STATUSES } from './status.ts'

const FINAL = ['success', 'declined', 'error', 'expired']

test('only success is paid', () => {
  expect(STATUSES.filter(isPaid)).toEqual(['success'])
})

test('success, declined, error and expired are final; everything else, met or not, is not', () => {
  expect([...STATUSES, 'on_hold', ''].filter(isFinal).sort()).toEqual([...FINAL].sort())
})

describe('a payment', () => {
  test('that succeeded never moves again', () => {
    expect([...STATUSES, 'on_hold'].filter(status => canMove('success', status))).toEqual([])
  })

  test.each(['declined', 'error', 'expired'])(
    'that is %s can still turn out to be paid, and nothing else',
    status => {
      expect([...STATUSES, 'on_hold'].filter(next => canMove(status, next))).toEqual(['success'])
    },
  )

  test('never goes back to an earlier status', () => {
    expect(canMove('pending', 'created')).toBe(false)
    expect(canMove('created', 'unknown')).toBe(false)
    expect(canMove('on_hold', 'created')).toBe(false)
  })

  test('moves between pending and a status nobody has met', () => {
    expect(canMove('pending', 'on_hold')).toBe(true)
    expect(canMove('on_hold', 'pending')).toBe(true)
  })

  test.each([...STATUSES, 'on_hold'])('in %s does not move to where it is', status => {
    expect(canMove(status, status)).toBe(false)
  })
})
