import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { PaymentRecord, Store } from './contract.ts'
import { createMemoryStore } from './memory.ts'
import { createSqliteStore } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'rumba-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0

const record = (changes: Partial<PaymentRecord> = {}): PaymentRecord => ({
  reference: 'o1-1',
  order: 'o1',
  attempt: 1,
  method: 'pix',
  amount: { minor: 12345678901234567n, currency: 'BRL' },
  status: 'created',
  challenge: { kind: 'qr', code: 'código' },
  createdAt: 5,
  version: 1,
  idempotency: { key: 'k', fingerprint: 'f' },
  failures: 0,
  ...changes,
})

describe.each<[string, () => Store]>([
  ['memory', createMemoryStore],
  ['SQLite in a file', () => createSqliteStore(join(folder, `${++files}.sqlite`))],
])('store in %s', (_name, open) => {
  test('gives back what was put in, to the last digit', async () => {
    const store = open()
    await store.insert(record())
    expect(await store.get('o1-1')).toEqual(record())
    expect(await store.get('o1-2')).toBeUndefined()
  })

  test('lets one of many inserts of a reference win and tells the others who did', async () => {
    const store = open()
    const given = Array.from({ length: 50 }, () => record())
    const answered = await Promise.all(given.map(entry => store.insert(entry)))
    expect(answered.filter((entry, index) => entry === given[index])).toHaveLength(1)
    expect(answered).toEqual(given)
  })

  test('replaces only the version that was read', async () => {
    const store = open()
    await store.insert(record())
    expect(await store.replace(record({ version: 2, status: 'pending' }))).toBe(true)
    expect(await store.replace(record({ version: 2, status: 'declined' }))).toBe(false)
    expect(await store.replace(record({ version: 4 }))).toBe(false)
    expect(await store.replace(record({ reference: 'o9-1', version: 2 }))).toBe(false)
    expect((await store.get('o1-1'))?.status).toBe('pending')
  })

  test('lists the attempts of one order in their order', async () => {
    const store = open()
    for (const attempt of [2, 1, 10]) await store.insert(record({ reference: `o1-${attempt}`, attempt }))
    await store.insert(record({ reference: 'o2-1', order: 'o2' }))
    expect((await store.list('o1')).map(entry => entry.attempt)).toEqual([1, 2, 10])
  })

  test('finds the work that is due, and no other', async () => {
    const store = open()
    await store.insert(record({ reference: 'a', dueAt: 100 }))
    await store.insert(record({ reference: 'b', dueAt: 101 }))
    await store.insert(record({ reference: 'c' }))
    expect((await store.due(100)).map(entry => entry.reference)).toEqual(['a'])
  })

  test('keeps names with quotes, wildcards and other scripts apart', async () => {
    const store = open()
    const names = ["o'; DROP TABLE rumba_payment;--", 'o%', 'o*', 'ó', 'o:1', '订单']
    for (const name of names) await store.insert(record({ reference: name, order: name }))
    for (const name of names) expect((await store.list(name)).map(entry => entry.reference)).toEqual([name])
  })
})

test('a SQLite file keeps its payments over a restart', async () => {
  const path = join(folder, 'restart.sqlite')
  const before = createSqliteStore(path)
  await before.insert(record())
  before.close()
  const after = createSqliteStore(path)
  expect(await after.get('o1-1')).toEqual(record())
  after.close()
})
