import { isFinal } from '@rumba/core'
import type { Context } from './context.ts'
import type { Settler } from './settle.ts'
import type { PaymentRecord } from './stores/contract.ts'

/** What a walk over the open payments came to. Each payment it met is counted once. */
export interface Reconciliation {
  /** Final now. */
  settled: number
  /** The gateway answered, and they are still open. */
  open: number
  /** The gateway gave them no id, so it cannot be asked: only a callback can tell. */
  waiting: number
  /** The gateway could not be asked, or does not know them: run it again later. */
  failed: number
}

/** Payments of a page, asked about at once: enough for thousands in minutes, and few for a gateway that has just come back. */
const PAGE = 8

/** Asks the gateway about every payment that is not final, page by page, and does the work that is due. */
export async function reconcile({ store }: Context, settler: Settler): Promise<Reconciliation> {
  const counts: Reconciliation = { settled: 0, open: 0, waiting: 0, failed: 0 }
  const settle = async (record: PaymentRecord): Promise<void> => {
    if (record.requestId === undefined) {
      counts.waiting += 1
      return
    }
    const { record: current, stale } = await settler.refresh(record, { force: true })
    counts[isFinal(current.status) ? 'settled' : stale ? 'failed' : 'open'] += 1
  }
  let after: string | undefined
  for (;;) {
    const page = await store.open(PAGE, after)
    after = page.at(-1)?.reference
    await Promise.all(page.map(settle))
    await settler.drain()
    if (after === undefined) return counts
  }
}
