/**
 * Every interleaving of what can happen to one payment, up to a depth, with the rules of `status.ts` deciding what sticks. The
 * gateway, the merchant's record and the page each hold a status; messages between them are late, repeated or out of order.
 */
import { describe, expect, test } from 'vitest'
import { canMove, isFinal, isPaid, type PaymentStatus } from './status.ts'

/** Steps from the start. No new state turns up well before that many, so what is explored is everything there is. */
const DEPTH = 40

/** Messages on their way carry the status the gateway had when they were written; one of each kind is enough to be stale. */
interface World {
  readonly gateway: PaymentStatus | 'none'
  readonly record: PaymentStatus
  readonly page: PaymentStatus
  readonly reply: PaymentStatus | 'lost' | 'none'
  readonly poll: PaymentStatus | 'none'
  readonly callback: PaymentStatus | 'none'
  readonly push: PaymentStatus | 'none'
  readonly fulfilled: number
}

const START: World = {
  gateway: 'none',
  record: 'unknown',
  page: 'processing',
  reply: 'none',
  poll: 'none',
  callback: 'none',
  push: 'none',
  fulfilled: 0,
}

type Rule = (from: PaymentStatus, to: PaymentStatus) => boolean

/** What the gateway itself may do: money that was sent arrives even after the code has expired. */
const GATEWAY_MOVES: Readonly<Record<string, readonly string[]>> = {
  none: ['created'],
  created: ['pending', 'on_hold', 'success', 'declined', 'error', 'expired'],
  pending: ['on_hold', 'success', 'declined', 'error', 'expired'],
  on_hold: ['pending', 'success', 'expired'],
  expired: ['success'],
  declined: ['success'],
  error: ['success'],
  success: [],
}

/** The record hears a status; the one that makes it paid fulfils the order, in the same step. */
function hear(world: World, status: PaymentStatus, allowed: Rule): World {
  if (!allowed(world.record, status)) return world
  return {
    ...world,
    record: status,
    push: status,
    fulfilled: world.fulfilled + (isPaid(status) ? 1 : 0),
  }
}

const see = (world: World, status: PaymentStatus, allowed: Rule): World =>
  allowed(world.page, status) ? { ...world, page: status } : world

/** Everything that can happen next, by name. */
function steps(world: World, allowed: Rule): (readonly [string, World])[] {
  const next: (readonly [string, World])[] = (GATEWAY_MOVES[world.gateway] ?? []).map(
    status => [`gateway ${status}`, { ...world, gateway: status }] as const,
  )
  const happens = (name: string, after: World): void => {
    next.push([name, after])
  }
  const { gateway, reply, poll, callback, push, page, record } = world
  if (gateway !== 'none') {
    if (reply === 'none') {
      happens('reply written', { ...world, reply: gateway })
      happens('reply lost', { ...see(world, 'outcome-unknown', allowed), reply: 'lost' })
    }
    happens('poll asked', { ...world, poll: gateway })
    happens('callback written', { ...world, callback: gateway })
  }
  // Delivered and still there: each may come again, and later than anything written after it.
  if (reply !== 'none' && reply !== 'lost') happens('reply arrives', hear(world, reply, allowed))
  if (poll !== 'none') happens('poll arrives', hear(world, poll, allowed))
  if (callback !== 'none') happens('callback arrives', hear(world, callback, allowed))
  if (push !== 'none') happens('push arrives', see(world, push, allowed))
  if (page !== record) happens('buyer returns', see(world, record, allowed))
  // The buyer gives up and starts over: the page forgets, the record does not.
  happens('buyer cancels', { ...world, page: 'processing' })
  return next
}

/** What must never be, in one step from `before` to `after`. */
function faultOf(before: World, after: World): string | undefined {
  if (after.fulfilled > 1) return 'fulfilled twice'
  if (after.fulfilled > 0 && after.gateway !== 'success') return 'fulfilled without money'
  if (isPaid(before.record) && !isPaid(after.record)) return 'paid became not paid'
  if (after.fulfilled > 0 !== isPaid(after.record)) return 'fulfilled and not paid, or paid and not fulfilled'
  if (isFinal(before.record) && !isFinal(after.record)) return 'final became open'
  if (isPaid(after.page) && !isPaid(after.record)) return 'the page says paid and the record does not'
  if (isPaid(before.page) && !isPaid(after.page) && after.page !== 'processing')
    return 'the page took "paid" back'
  return undefined
}

interface Findings {
  readonly states: number
  readonly transitions: number
  /** Steps after which nothing new turned up. */
  readonly depth: number
  readonly fault?: string
}

function explore(allowed: Rule): Findings {
  const seen = new Set([JSON.stringify(START)])
  let edge = [START]
  let transitions = 0
  let depth = 0
  for (; depth < DEPTH && edge.length > 0; depth += 1) {
    const beyond: World[] = []
    for (const world of edge) {
      for (const [name, after] of steps(world, allowed)) {
        transitions += 1
        const fault = faultOf(world, after)
        if (fault) return { states: seen.size, transitions, depth, fault: `${fault}, by "${name}"` }
        const key = JSON.stringify(after)
        if (seen.has(key)) continue
        seen.add(key)
        beyond.push(after)
      }
    }
    edge = beyond
  }
  return { states: seen.size, transitions, depth }
}

test('no interleaving of poll, push, callback, return, cancel, expiry and late success breaks a promise', () => {
  const { states, transitions, depth, fault } = explore(canMove)
  console.info(`status model: ${states} states, ${transitions} transitions; nothing new after ${depth} steps`)
  expect(fault).toBeUndefined()
  expect(depth).toBeLessThan(DEPTH)
  expect(states).toBeGreaterThan(10_000)
})

describe('the model finds what is wrong with', () => {
  test.each<readonly [string, Rule, string]>([
    ['taking every status as it comes', () => true, 'fulfilled twice'],
    ['taking whatever differs', (from, to) => from !== to, 'the page took "paid" back'],
    ['reopening what is final', (from, to) => from !== to && from !== 'success', 'final became open'],
    [
      'taking a final status for an open one',
      (from, to) => from !== to && from !== 'success',
      'final became open',
    ],
    [
      'letting a final status follow any',
      (from, to) => canMove(from, to) || (isFinal(to) && from !== to),
      'paid became not paid',
    ],
  ])('%s', (_name, rule, words) => {
    expect(explore(rule).fault).toContain(words)
  })
})
