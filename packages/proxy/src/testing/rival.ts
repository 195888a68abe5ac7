/**
 * One of two processes that want the same: reads from its first line of input which records, tries each of them 50 times at
 * once, and says how often it won.
 */
import { createInterface } from 'node:readline'
import type { PaymentRecord } from '../stores/contract.ts'
import { parseRecord } from '../stores/json.ts'
import { openStore } from './openStore.ts'

const store = await openStore(process.argv[2] ?? '', process.argv[3] ?? '', 'rumba_')
const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
console.log('ready')
const records = ((await input.next()).value as string).split('\t').map(parseRecord)

const winsOf = async (attempt: (record: PaymentRecord) => Promise<boolean>): Promise<number> => {
  const tries = records.flatMap(record => Array.from({ length: 50 }, () => attempt({ ...record })))
  return (await Promise.all(tries)).filter(Boolean).length
}
const inserted = await winsOf(async record => (await store.insert(record)) === record)
const replaced = await winsOf(record => store.replace({ ...record, version: 2 }))
const leased = await winsOf(record => store.lease(record.reference, crypto.randomUUID(), 60_000))
console.log(JSON.stringify({ inserted, replaced, leased }))
process.exit()
