import assert from 'node:assert/strict'
import type { PaymentRecord, Store, StoreHints } from './contract.ts'

/** One promise of a store, to be run by any test runner: `for (const { name, run } of storeContract) test(name, () => run(open))`. */
export interface ContractCase<Subject> {
  /** A sentence. */
  readonly name: string
  /**
   * Rejects with an `AssertionError` when the promise is broken. Takes a second or two at most.
   *
   * @param open answers one instance on the same stored payments each time it is called; two with connections of their own
   *   show more than one object given twice. What is stored need not be empty, but nothing else should write to it meanwhile.
   */
  run(open: () => Subject | Promise<Subject>): Promise<void>
}

/** What every store has to keep. */
export const storeContract: readonly ContractCase<Store>[] = [
  {
    name: 'gives back what was put in, to the last digit and the oddest character',
    async run(open) {
      const [here, there] = await both(open)
      const record = newRecord({
        amount: { minor: 12345678901234567890123n, currency: 'BRL' },
        mismatch: { minor: -1n, currency: 'CLP' },
        payee: "O'Çã 订单 🙂 \u0000 \ud800 \u2028 \\ \" %s $1 ' --",
        status: 'a status that nobody has met',
        challenge: { kind: 'qr', code: '0002\n' },
        dueAt: FAR,
        event: { id: 'e', late: false, paidAt: 1, duplicateOf: 'r' },
      })
      await here.insert(record)
      assert.deepEqual(await there.get(record.reference), record)
      assert.deepEqual(await there.list(record.order), [record])
      const bare = newRecord()
      await here.insert(bare)
      assert.deepEqual(await there.get(bare.reference), bare)
      const next = { ...record, version: 2, amount: { minor: 9007199254740993n, currency: 'BRL' } }
      assert.equal(await there.replace(next), true)
      assert.deepEqual(await here.get(record.reference), next)
    },
  },
  {
    name: 'answers nothing for a payment it does not know',
    async run(open) {
      const store = await open()
      const { reference, order } = newRecord()
      assert.equal(await store.get(reference), undefined)
      assert.deepEqual(await store.list(order), [])
      assert.equal(await store.replace(newRecord({ version: 2 })), false)
      assert.equal(await store.get(reference), undefined)
    },
  },
  {
    name: 'G1: lets one of 200 parallel inserts of a reference win and tells the others who did',
    async run(open) {
      const stores = await both(open)
      const record = newRecord()
      // Half of them are equal to the last digit: only the object tells who has won.
      const given = Array.from({ length: MANY }, (_, index) => ({
        ...record,
        idempotency: { key: index % 2 ? 'the same' : String(index), fingerprint: 'f' },
      }))
      const answered = await Promise.all(given.map((entry, index) => at(stores, index).insert(entry)))
      const winners = answered.filter((entry, index) => entry === given[index])
      assert.equal(winners.length, 1)
      for (const entry of answered) assert.deepEqual(entry, winners[0])
      assert.deepEqual(await at(stores, 0).get(record.reference), winners[0])
      assert.deepEqual(await at(stores, 1).list(record.order), winners)
    },
  },
  {
    name: 'answers the stored record to an insert that comes later, and keeps it',
    async run(open) {
      const [here, there] = await both(open)
      const record = newRecord()
      await here.insert(record)
      const next = { ...record, version: 2, status: 'pending' }
      await here.replace(next)
      assert.deepEqual(await there.insert({ ...record }), next)
      assert.deepEqual(await here.get(record.reference), next)
    },
  },
  {
    name: 'G3: replaces only the version that was read',
    async run(open) {
      const store = await open()
      const record = newRecord()
      await store.insert(record)
      assert.equal(await store.replace({ ...record, version: 2, status: 'pending' }), true)
      assert.equal(await store.replace({ ...record, version: 2, status: 'declined' }), false)
      assert.equal(await store.replace({ ...record, version: 1, status: 'declined' }), false)
      assert.equal(await store.replace({ ...record, version: 4, status: 'declined' }), false)
      assert.deepEqual(await store.get(record.reference), { ...record, version: 2, status: 'pending' })
    },
  },
  {
    name: 'G3: lets one of 200 parallel replacements of a version win',
    async run(open) {
      const stores = await both(open)
      const record = newRecord()
      await at(stores, 0).insert(record)
      const given = Array.from({ length: MANY }, (_, index) => ({ ...record, version: 2, failures: index }))
      const answered = await Promise.all(given.map((entry, index) => at(stores, index).replace(entry)))
      assert.equal(answered.filter(Boolean).length, 1)
      assert.deepEqual(await at(stores, 1).get(record.reference), given[answered.indexOf(true)])
    },
  },
  {
    name: 'G4: loses no change of writers that read, write and start again',
    async run(open) {
      const stores = await both(open)
      const record = newRecord()
      await at(stores, 0).insert(record)
      const count = async (store: Store): Promise<void> => {
        for (let done = 0; done < 5; ) {
          const current = (await store.get(record.reference)) ?? record
          const next = { ...current, version: current.version + 1, failures: current.failures + 1 }
          if (await store.replace(next)) done++
        }
      }
      await Promise.all(Array.from({ length: 10 }, (_, index) => count(at(stores, index))))
      assert.deepEqual(await at(stores, 0).get(record.reference), { ...record, version: 51, failures: 50 })
    },
  },
  {
    name: 'lists every attempt of an order, first one first, and no other',
    async run(open) {
      const store = await open()
      const { order } = newRecord()
      const attempts = [2, 1, 10, 9, ...Array.from({ length: 120 }, (_, index) => index + 11)]
      for (const attempt of attempts)
        await store.insert(newRecord({ order, attempt, reference: `${order}-${attempt}` }))
      await store.insert(newRecord({ order: `${order}-`, reference: `${order}--1` }))
      assert.deepEqual(
        (await store.list(order)).map(entry => entry.attempt),
        attempts.sort((a, b) => a - b),
      )
    },
  },
  {
    name: 'finds the work that is due, the longest due first, at most 100 of it, and no other',
    async run(open) {
      const [here, there] = await both(open)
      // Before the epoch, so that nothing else that is stored comes between.
      const base = -1e9 - Math.floor(Math.random() * 1e9)
      const records = Array.from({ length: 105 }, (_, index) => newRecord({ dueAt: base - index * 10 }))
      const never = newRecord()
      for (const record of [...records, never]) await here.insert(record)
      const mine = new Set([...records, never].map(record => record.reference))
      const due = async (store: Store, now: number): Promise<string[]> =>
        (await store.due(now)).map(entry => entry.reference).filter(reference => mine.has(reference))
      const oldestFirst = records.map(record => record.reference).reverse()
      assert.deepEqual(await due(there, base), oldestFirst.slice(0, 100))
      assert.deepEqual(await due(there, base - 1_040), oldestFirst.slice(0, 1))
      assert.deepEqual(await due(there, base - 1_041), [])

      const [done, later] = records.slice(-2) as [PaymentRecord, PaymentRecord]
      const { dueAt: _dueAt, ...rest } = done
      assert.equal(await here.replace({ ...rest, version: 2 }), true)
      assert.equal(await here.replace({ ...later, version: 2, dueAt: base + 1 }), true)
      assert.equal(await here.replace({ ...later, version: 2, dueAt: base - 5_000 }), false)
      assert.deepEqual(await due(there, base - 1_020), oldestFirst.slice(2, 3))
      for (const record of records) {
        const { dueAt: _due, ...current } = (await here.get(record.reference)) ?? record
        await here.replace({ ...current, version: current.version + 1 })
      }
      assert.deepEqual(await due(there, FAR), [])
    },
  },
  {
    name: 'walks the payments that are not final page by page, each of them once, and meets no other',
    async run(open) {
      const [here, there] = await both(open)
      const ends = ['é', 'z', '🙂', "'", '"', '%', '(', '[', '-', '+', ' ', '\u{ff5e}']
      const records = ['unknown', 'created', 'pending', 'a status that nobody has met'].flatMap(status =>
        ends.map(end => newRecord({ order: newName(), reference: `${newName()}${end}`, status })),
      )
      const closed = ['success', 'declined', 'error', 'expired'].map(status => newRecord({ status }))
      for (const record of [...records, ...closed]) await here.insert(record)
      const walk = async (visit: (record: PaymentRecord) => Promise<unknown>): Promise<string[]> => {
        const seen: string[] = []
        for (let after: string | undefined; ; ) {
          const page = await there.open(7, after)
          assert.ok(page.length <= 7)
          for (const record of page) {
            seen.push(record.reference)
            await visit(record)
          }
          after = page.at(-1)?.reference
          if (after === undefined) return seen
        }
      }
      const mine = new Map(records.map(record => [record.reference, record]))
      const namesOf = (seen: readonly string[]): string[] => seen.filter(name => mine.has(name)).sort()
      const all = [...mine.keys()].sort()
      const unmoved = await walk(async record =>
        assert.deepEqual(mine.get(record.reference) ?? record, record),
      )
      assert.deepEqual(namesOf(unmoved), all)
      for (const { reference } of closed) assert.equal(unmoved.includes(reference), false)

      // Half of them become final while somebody walks past, the others change and stay open.
      const closes = (name: string): boolean => all.indexOf(name) % 2 === 0
      const changed = await walk(async record => {
        const status = closes(record.reference) ? 'success' : 'another status'
        if (mine.has(record.reference)) await here.replace({ ...record, version: record.version + 1, status })
      })
      assert.deepEqual(namesOf(changed), all)
      assert.deepEqual(
        namesOf(await walk(async () => {})),
        all.filter(name => !closes(name)),
      )
    },
  },
  {
    name: 'G12: keeps names with quotes, wildcards, separators and other scripts apart',
    async run(open) {
      const store = await open()
      const { order } = newRecord()
      const names = [
        `${order}'; DROP TABLE rumba_payment; --`,
        `${order}%`,
        `${order}*`,
        `${order}:1`,
        `${order}{x}`,
        `${order}"`,
        `${order}$1`,
        `${order} `,
        `${order}É`,
        `${order}é`,
        `${order}e\u0301`,
        `${order}订单`,
        order.toUpperCase(),
        order + 'x'.repeat(512 - order.length),
      ]
      for (const name of names) await store.insert(newRecord({ reference: name, order: name }))
      for (const name of names) {
        assert.deepEqual(
          (await store.list(name)).map(entry => entry.reference),
          [name],
        )
        assert.equal((await store.get(name))?.order, name)
        assert.equal(await store.lease(name, 'a', 60_000), true)
      }
      for (const name of names) {
        assert.equal(await store.lease(name, 'b', 60_000), false)
        await store.release(name, 'a')
      }
    },
  },
  {
    name: 'G2: gives a lease to one of 200 that want it at once',
    async run(open) {
      const stores = await both(open)
      const name = newName()
      const answered = await Promise.all(
        Array.from({ length: MANY }, (_, index) => at(stores, index).lease(name, `h${index}`, 60_000)),
      )
      assert.equal(answered.filter(Boolean).length, 1)
      assert.equal(await at(stores, 0).lease(newName(), 'other', 60_000), true)
    },
  },
  {
    name: 'lets the holder of a lease have it longer or give it back, and nobody else',
    async run(open) {
      const [here, there] = await both(open)
      const name = newName()
      assert.equal(await here.lease(name, 'a', 60_000), true)
      assert.equal(await there.lease(name, 'a', 60_000), true)
      await there.release(name, 'b')
      assert.equal(await there.lease(name, 'b', 60_000), false)
      await here.release(name, 'a')
      assert.equal(await there.lease(name, 'b', 60_000), true)
      assert.equal(await here.lease(name, 'a', 60_000), false)
      await here.release(newName(), 'a')
    },
  },
  {
    name: 'G2, G5: lets a lease run out, and the one who had it can neither give it back nor write over what its successor wrote',
    async run(open) {
      const [here, there] = await both(open)
      const record = newRecord()
      const name = newName()
      await here.insert(record)
      assert.equal(await here.lease(name, 'a', 300), true)
      assert.equal(await there.lease(name, 'b', 300), false)
      await pause(400)
      assert.equal(await there.lease(name, 'b', 60_000), true)
      const next = { ...record, version: 2, status: 'pending' }
      assert.equal(await there.replace(next), true)
      await here.release(name, 'a')
      assert.equal(await here.lease(name, 'a', 60_000), false)
      // By the version and not by a number of the lease: what it had read is no longer what is stored.
      assert.equal(await here.replace({ ...record, version: 2, status: 'declined' }), false)
      assert.deepEqual(await here.get(record.reference), next)
    },
  },
  {
    name: 'G6: counts the time of a lease from when it was last taken',
    async run(open) {
      const store = await open()
      const [longer, shorter] = [newName(), newName()]
      await store.lease(longer, 'a', 300)
      await store.lease(longer, 'a', 60_000)
      await store.lease(shorter, 'a', 60_000)
      await store.lease(shorter, 'a', 300)
      await pause(400)
      assert.equal(await store.lease(longer, 'b', 60_000), false)
      assert.equal(await store.lease(shorter, 'b', 60_000), true)
    },
  },
]

/** What the `hints` of a store have to keep, where it has any. */
export const hintsContract: readonly ContractCase<StoreHints>[] = [
  {
    name: 'brings each reference to every listener, also of another instance, until it has heard enough',
    async run(open) {
      const [here, there] = await both(open)
      const [first, second] = [await listenTo(here), await listenTo(there)]
      const references = Array.from({ length: 20 }, newName)
      for (const reference of references) await there.publish(reference)
      await until(() =>
        references.every(entry => first.heard.includes(entry) && second.heard.includes(entry)),
      )

      second.stop()
      await pause(50)
      const [early, late] = [newName(), newName()]
      await here.publish(early)
      await there.publish(late)
      await until(() => first.heard.includes(early) && first.heard.includes(late))
      assert.equal(second.heard.includes(early) || second.heard.includes(late), false)
      first.stop()
    },
  },
]

const MANY = 200
const FAR = 8e15

const newName = (): string => `contract-${crypto.randomUUID()}`

const newRecord = (changes: Partial<PaymentRecord> = {}): PaymentRecord => {
  const order = changes.order ?? newName()
  return {
    reference: `${order}-1`,
    order,
    attempt: 1,
    method: 'pix',
    amount: { minor: 2501n, currency: 'BRL' },
    status: 'created',
    createdAt: 5,
    version: 1,
    idempotency: { key: 'k', fingerprint: 'f' },
    failures: 0,
    ...changes,
  }
}

const both = async <Subject>(open: () => Subject | Promise<Subject>): Promise<[Subject, Subject]> => [
  await open(),
  await open(),
]

const at = (stores: readonly [Store, Store], index: number): Store => stores[index % 2 === 0 ? 0 : 1]

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

const until = async (done: () => boolean): Promise<void> => {
  for (const end = Date.now() + 2_000; !done(); await pause(10)) {
    assert.ok(Date.now() < end, 'not every hint came within 2 seconds')
  }
}

const listenTo = async (hints: StoreHints): Promise<{ heard: string[]; stop: () => void }> => {
  const heard: string[] = []
  const stop = await new Promise<() => void>(resolve => {
    const unsubscribe = hints.subscribe({
      changed: reference => heard.push(reference),
      resumed: () => resolve(() => unsubscribe()),
      interrupted: () => {},
    })
  })
  return { heard, stop }
}
