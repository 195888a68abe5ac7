// Pages that keep to their pace, while 2,000 clients read their payment again as soon as they were answered: how long the former
// wait, beside the same storm on a node:http server that answers a fixed text. The gateway is asked at its pace and answers at once.
import { fork as forkProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startFakeGateway } from '@rumba/proxy/testing/fakeGateway'
import { at, judge, missed } from '../figures.mjs'
import { fork } from './fork.mjs'
import { createWaiting, repliesOf } from './shop.mjs'

const CLIENTS = 2_000
const HONEST = 50
/** Not counted: the first read of each payment asks the gateway. */
const GATHERING_MS = 5_000
const STORM_MS = 10_000
/** A payment of this age is asked about every 10 seconds. */
const AGE_MS = 660_000

export async function storm() {
  const gateway = await startFakeGateway()
  const payments = await createWaiting(gateway, CLIENTS + HONEST, AGE_MS)
  const tokens = payments.map(({ token }) => token)
  const records = payments.map(({ record }) => record)
  const snapshot = 'x'.repeat(360)
  const results = {}
  const replies = repliesOf(gateway, payments)
  const given = { bare: { snapshot }, ours: { gatewayUrl: gateway.url, records, replies } }
  for (const role of Object.keys(given)) {
    const server = await fork(role, given[role])
    results[role] = await blow(server.port, tokens)
    server.stop()
  }
  await gateway.close()
  for (const [role, { times, stormed, refused }] of Object.entries(results)) {
    console.log(
      `${role}: ${CLIENTS} clients got ${(stormed / (STORM_MS / 1_000)).toFixed(0)} answers a second (${refused} refused); ${times.length} honest reads, p50 ${at(times, 0.5).toFixed(0)} ms, p99 ${at(times, 0.99).toFixed(0)} ms`,
    )
  }
  if (results.ours.refused > 0) missed.push('every read in a storm is answered')
  const ratio = at(results.ours.times, 0.99) / at(results.bare.times, 0.99)
  judge('honest readers in a storm, p99 beside a bare server', ratio, GOAL, ' ×')
}

/** The clients are a process of their own, which must not be what is slow. */
const blow = (port, tokens) =>
  new Promise((resolve, reject) => {
    const child = forkProcess(fileURLToPath(new URL('stormClients.mjs', import.meta.url)), [], {
      serialization: 'advanced',
    })
    child.on('message', resolve).on('exit', reject)
    child.send({ port, tokens, clients: CLIENTS, gatheringMs: GATHERING_MS, ms: STORM_MS })
  })

const GOAL = 10
