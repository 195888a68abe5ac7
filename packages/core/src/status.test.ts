import { describe, expect, test } from 'vitest'
import {
  canMove,
  isFinal,
  isPaid,
  type PaymentStatus,
  parseStatus,
  STATUS_TABLE,
  STATUSES,
} from './status.ts'

const FINAL = ['declined', 'error', 'expired', 'success']
/** Every status of ours, and one that nobody has met. */
const ALL: readonly PaymentStatus[] = [...STATUSES, 'on_hold']

test('only success is paid', () => {
  expect([...ALL, '', 'SUCCESS', 'gateway:success'].filter(isPaid)).toEqual(['success'])
})

test('success, declined, error and expired are final; everything else, met or not, is not', () => {
  expect([...ALL, '', 'toString', '__proto__'].filter(isFinal).sort()).toEqual(FINAL)
})

/** Where a payment may go from each status, written out: all 100 pairs. */
const MOVES: Readonly<Record<string, string>> = {
  processing: 'outcome-unknown unknown created pending expired declined error success on_hold',
  'outcome-unknown': 'unknown created pending expired declined error success on_hold',
  unknown: 'created pending expired declined error success on_hold',
  created: 'pending expired declined error success on_hold',
  pending: 'expired declined error success on_hold',
  on_hold: 'pending expired declined error success',
  expired: 'success',
  declined: 'success',
  error: 'success',
  success: '',
}

describe('a payment that is', () => {
  test.each(ALL)('%s moves where the table lets it and nowhere else', from => {
    expect(ALL.filter(to => canMove(from, to)).join(' ')).toBe(MOVES[from])
  })

  test('in a status nobody has met moves to another such status and back', () => {
    expect(canMove('on_hold', 'in_review')).toBe(true)
    expect(canMove('in_review', 'on_hold')).toBe(true)
    expect(canMove('toString', 'on_hold')).toBe(true)
  })
})

test('the table says who speaks each word', () => {
  const spokenBy = (source: string) => STATUSES.filter(status => STATUS_TABLE[status].source === source)
  expect(spokenBy('gateway')).toEqual(['created', 'pending', 'expired', 'declined', 'error', 'success'])
  expect(spokenBy('proxy')).toEqual(['unknown'])
  expect(spokenBy('client')).toEqual(['processing', 'outcome-unknown'])
})

describe('a name the gateway writes', () => {
  test.each([
    ['SUCCESS', 'success'],
    ['Created', 'created'],
    ['ON_HOLD', 'on_hold'],
    ['', ''],
    ['toString', 'tostring'],
  ])('%j is %j', (name, status) => {
    expect(parseStatus(name)).toBe(status)
  })

  test.each(['unknown', 'Processing', 'outcome-unknown'])(
    '%s is not taken for our word of that name',
    name => {
      const status = parseStatus(name)
      expect(status).toBe(`gateway:${name.toLowerCase()}`)
      expect(canMove('created', status)).toBe(true)
      expect(isFinal(status)).toBe(false)
    },
  )
})
