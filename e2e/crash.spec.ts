import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findPort } from './findPort.ts'
import { onlyTransaction, play } from './gateway.ts'

const PORT = await findPort()
const BASE = `http://127.0.0.1:${PORT}`

async function start(folder: string, hang: boolean): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--conditions=@rumba/source', 'crashShop.ts'], {
    cwd: import.meta.dirname,
    env: { ...process.env, CRASH_PORT: String(PORT), CRASH_DIR: folder, ...(hang ? { HANG: 'yes' } : {}) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>(resolve => child.stdout?.once('data', () => resolve()))
  return child
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => child.once('exit', () => resolve()))

test('killed right after it acknowledged a callback, the server tells its merchant after the restart, with the same event id', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rumba-crash-'))
  const id = `crash${Date.now()}`
  const heard = (): string[] => {
    const file = join(folder, 'heard.log')
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  }
  const first = await start(folder, true)
  const created = await fetch(`${BASE}/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'one' },
    body: JSON.stringify({ order: id, method: 'pix' }),
  })
  const { token } = await created.json()
  await play(await onlyTransaction(id), 'pay')
  await expect
    .poll(async () => (await onlyTransaction(id)).callbacks.at(-1)?.status, { intervals: [5] })
    .toBe(200)
  const gone = ended(first)
  first.kill('SIGKILL')
  await gone

  const tried = heard().length
  const second = await start(folder, false)
  try {
    // What the first one was at is its own until its lease has run out, ten seconds later.
    await expect.poll(() => heard().length, { timeout: 15_000 }).toBe(tried + 1)
    const before = heard().length
    expect(new Set(heard())).toEqual(new Set([`paid_${id}-1`]))
    const status = await fetch(`${BASE}/payments/me`, { headers: { authorization: `Bearer ${token}` } })
    expect((await status.json()).payment.status).toBe('success')
    // Told and done: nothing is left to tell again.
    const third = ended(second)
    second.kill('SIGKILL')
    await third
    const fourth = await start(folder, false)
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(heard()).toHaveLength(before)
    fourth.kill()
  } finally {
    second.kill()
  }
})
