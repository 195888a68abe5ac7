import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from './stores/contract.ts'
import { createPostgresStore, migratePostgres } from './stores/postgres.ts'
import { createSqliteStore } from './stores/sqlite.ts'
import { type Connections, startConnections } from './testing/connections.ts'
import { type CrashCounts, type CrashOptions, runCrashes } from './testing/crashRun.ts'
import { bundleScript } from './testing/spawnScript.ts'

const KILLS = Number(process.env.CRASH_KILLS ?? 30)
const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e6))

let connections: Connections
let script: string
beforeAll(async () => {
  connections = await startConnections()
  script = await bundleScript('crashShop', connections.folder)
}, 60_000)
afterAll(() => connections?.stop())

const FAULTLESS = { lost: 0, double: 0, unearned: 0, backwards: 0, sentAgain: 0 }

let runs = 0

const crash = async (
  engine: CrashOptions['engine'],
  changes: Partial<CrashOptions> = {},
): Promise<CrashCounts> => {
  const prefix = `crash_${++runs}_`
  const { path, store } = await share(engine, prefix)
  const ledgerPath = join(connections.folder, `${prefix}ledger.sqlite`)
  const options = { script, engine, path, prefix, store, ledgerPath, kills: KILLS, seed: SEED, ...changes }
  const counts = await runCrashes(options)
  const shown = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
  console.log([`${engine}, seed ${options.seed}`, options.fault ?? [], shown].flat().join(', '))
  return counts
}

const share = async (engine: string, prefix: string): Promise<{ path: string; store: Store }> => {
  if (engine === 'postgres') {
    const pool = connections.pool()
    await migratePostgres(pool, { prefix })
    return { path: connections.postgres.socket, store: createPostgresStore(pool, { prefix }) }
  }
  const path = join(connections.folder, `${prefix}store.sqlite`)
  return { path, store: connections.later(createSqliteStore(path), store => store.close()) }
}

describe('a process killed with -9 at random moments while pages create and callbacks come', () => {
  test.each(['sqlite', 'postgres'] as const)(
    'F7, J4: on %s no acknowledged callback is lost, no order fulfilled twice, no payment moves backwards',
    async engine => {
      const counts = await crash(engine)
      expect(counts).toMatchObject({ kills: KILLS, ...FAULTLESS })
      // Otherwise the kills came at moments when nothing was under way.
      expect(counts.cutOff).toBeGreaterThan(KILLS)
    },
    600_000,
  )
})

describe.concurrent('a shop that is wrong on purpose', () => {
  test.each([
    ['answers before it has written', 'answers-before-it-wrote', 'lost'],
    ['names each delivery anew', 'names-events-anew', 'double'],
  ] as const)(
    'is found out when it %s',
    async (_what, fault, count) => {
      expect((await crash('sqlite', { fault, kills: 20, settleMs: 15_000 }))[count]).toBeGreaterThan(0)
    },
    120_000,
  )
})
