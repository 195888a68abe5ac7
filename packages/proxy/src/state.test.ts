import { isFinal } from '@rumba/core'
import type { GatewayTransaction } from '@rumba/core/gateway'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyTransaction, updateRecord } from './state.ts'
import type { PaymentRecord } from './stores/contract.ts'
import { createMemoryStore } from './stores/memory.ts'

const AMOUNT = { minor: 2501n, currency: 'BRL' }

const RECORD: PaymentRecord = {
  reference: 'o1-1',
  order: 'o1',
  attempt: 1,
  method: 'pix',
  amount: AMOUNT,
  status: 'unknown',
  createdAt: 0,
  version: 1,
  idempotency: { key: 'k', fingerprint: 'f' },
  failures: 0,
}

/** Written out here on purpose, and not taken from the table under test. */
const RANK: Readonly<Record<string, number>> = {
  unknown: 0,
  created: 1,
  pending: 2,
  expired: 3,
  declined: 3,
  error: 3,
  success: 4,
}
/** A name that nobody has met counts as pending. */
const rankOf = (status: string): number => RANK[status] ?? 2

test('G4: writers whose reads and writes are interleaved in any way end at the highest state, with a version for each change', async () => {
  const message = fc.record({
    status: fc.constantFrom(...Object.keys(RANK), 'on_hold'),
    asked: fc.boolean(),
  })
  const writer = fc.array(message, { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(writer, { minLength: 2, maxLength: 4 }),
      async (scheduler, writers) => {
        const memory = createMemoryStore()
        await memory.insert(RECORD)
        const stored: PaymentRecord[] = [RECORD]
        const store = {
          ...memory,
          get: scheduler.scheduleFunction(memory.get),
          replace: scheduler.scheduleFunction(async (record: PaymentRecord) => {
            const done = await memory.replace(record)
            if (done) stored.push(record)
            return done
          }),
        }
        const run = async (messages: readonly { status: string; asked: boolean }[]): Promise<void> => {
          for (const { status, asked } of messages) {
            const said: GatewayTransaction = { reference: 'o1-1', requestId: 'r1', status, amount: AMOUNT }
            await updateRecord(store, 'o1-1', record =>
              applyTransaction(record, said, asked ? 'asked' : 'told', 1),
            )
          }
        }
        const done = Promise.all(writers.map(run))
        await scheduler.waitFor(done)

        const last = await memory.get('o1-1')
        expect(stored.map(({ version }) => version)).toEqual(stored.map((_, index) => index + 1))
        for (const [index, { status }] of stored.entries())
          expect(rankOf(status)).toBeGreaterThanOrEqual(rankOf(stored[index - 1]?.status ?? 'unknown'))
        // A claim of success is noted and lifts nothing until the gateway was asked.
        const lifting = writers.flat().filter(({ status, asked }) => status !== 'success' || asked)
        const highest = Math.max(0, ...lifting.map(({ status }) => rankOf(status)))
        expect(rankOf(last?.status ?? '')).toBe(highest)
        expect(last?.event === undefined).toBe(last?.status !== 'success')
        if (last && !isFinal(last.status) && writers.flat().some(({ status }) => status === 'success'))
          expect(last.paidClaimedAt).toBe(1)
      },
    ),
    { numRuns: 500 },
  )
})
