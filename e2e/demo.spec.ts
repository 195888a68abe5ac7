import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, test } from '@playwright/test'
import { PORT, SANDBOX, SHOP } from './addresses.ts'

const run = (env: Record<string, string>) => {
  const child = spawn(process.execPath, ['scripts/demo.mjs'], {
    cwd: `${import.meta.dirname}/..`,
    env: { ...process.env, ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (output += text))
  const exit = new Promise<number | null>(resolve => child.once('exit', resolve))
  return { child, exit, output: () => output }
}

test('both parts say that they serve', async () => {
  for (const base of [SHOP, SANDBOX]) expect((await fetch(`${base}/healthz`)).status).toBe(200)
})

test('a taken port is named, with the variable that changes it', async () => {
  const { exit, output } = run({ PORT: String(PORT), SANDBOX_PORT: '4190' })
  expect(await exit).toBe(1)
  expect(output()).toContain(`Port ${PORT} is taken`)
  expect(output()).toContain('PORT=')
})

test('SIGTERM ends everything that was started', async () => {
  const { child, exit, output } = run({ PORT: '4291', SANDBOX_PORT: '4191' })
  await expect.poll(output, { timeout: 20_000 }).toMatch(/^ready/m)
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  for (const port of [4291, 4191]) {
    const server = createServer()
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
    })
  }
})
