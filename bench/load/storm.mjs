// Pages that keep to their pace, while 2,000 clients read their payment again as soon as they were answered: how long the former
// wait, beside the same storm on a node:http server that answers a fixed text.
import { fork as forkProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startFakeGateway } from '../../packages/proxy/src/testing/fakeGateway.ts'
import { at, judge } from './figures.mjs'
import { fork } from './fork.mjs'
import { createWaiting } from './shop.mjs'

const CLIENTS = 2_000
const HONEST = 50
const STORM_MS = 10_000

export async function storm() {
  const gateway = await startFakeGateway()
  const payments = await createWaiting(gateway, CLIENTS + HONEST)
  const tokens = payments.map(({ token }) => token)
  const records = payments.map(({ record }) => record)
  const snapshot = 'x'.repeat(360)
  const results = {}
  for (const [role, given] of Object.entries({
    bare: { snapshot },
    ours: { gatewayUrl: gateway.url, records },
  })) {
    const server = await fork(role, given)
    results[role] = await blow(server.port, tokens)
    server.stop()
  }
  await gateway.close()
  for (const [role, { times, stormed, refused }] of Object.entries(results)) {
    console.log(
      `${role}: ${CLIENTS} clients got ${(stormed / (STORM_MS / 1_000)).toFixed(0)} answers a second (${refused} refused); ${times.length} honest reads, p50 ${at(times, 0.5).toFixed(0)} ms, p99 ${at(times, 0.99).toFixed(0)} ms`,
    )
  }
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
    child.send({ port, tokens, clients: CLIENTS, ms: STORM_MS })
  })

const GOAL = 10
