import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { accessTokenOf, createReceiver } from './merchant.fixture.ts'
import { DEMO_CREDENTIALS } from './options.ts'

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url))
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const start = (...args: string[]): ChildProcess => {
  const child = spawn(process.execPath, ['--conditions=@rumba/source', CLI, ...args], { stdio: 'pipe' })
  children.push(child)
  return child
}

/** Lines on standard output up to and with the one that starts with `ready`. */
const linesUntilReady = async (child: ChildProcess): Promise<string[]> => {
  const lines: string[] = []
  if (!child.stdout) return lines
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith('ready')) break
  }
  return lines
}

const run = async (...args: string[]) => {
  const child = start(...args)
  const output = { out: '', err: '' }
  child.stdout?.on('data', chunk => {
    output.out += chunk
  })
  child.stderr?.on('data', chunk => {
    output.err += chunk
  })
  const [exitCode] = await once(child, 'close')
  return { exitCode, ...output }
}

describe('rumba-sandbox', () => {
  test('says where it is and with which published pair, then that it is ready, and ends on SIGTERM', async () => {
    const child = start('--port', '0')
    const lines = await linesUntilReady(child)
    expect(lines.join('\n')).toContain(DEMO_CREDENTIALS.password)
    const url = lines.at(-1)?.split(' ')[1]
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('keeps a merchant’s own credentials to itself', async () => {
    const own = { login: 'my_shop', key: 'my-key', password: 'my-password' }
    const child = start(
      '--port',
      '0',
      ...Object.entries(own).flatMap(([name, value]) => [`--${name}`, value]),
    )
    const lines = await linesUntilReady(child)
    for (const secret of Object.values(own)) expect(lines.join('\n')).not.toContain(secret)
    const response = await fetch(`${lines.at(-1)?.split(' ')[1]}/v1/payment`, {
      method: 'POST',
      body: '{}',
      headers: { 'access-token': accessTokenOf(own) },
    })
    expect(await response.json()).toMatchObject({ error_reason: 'Invalid signature' })
  })

  test('--help explains every option', async () => {
    const { exitCode, out } = await run('--help')
    expect(exitCode).toBe(0)
    for (const option of ['--port', '--login', '--key', '--password', '--payee'])
      expect(out).toContain(option)
  })

  test.each([
    [['--bogus'], '--bogus'],
    [['stray'], 'stray'],
    [['--port', 'abc'], '"abc"'],
    [['--port', '70000'], '"70000"'],
    [['--login', 'only'], '--password'],
    [['--payee', 'A name that is far too long'], '27 characters'],
  ])('%j is a clear error', async (args, named) => {
    const { exitCode, err } = await run(...args)
    expect(exitCode).toBe(2)
    expect(err).toContain(named)
    expect(err).toContain('--help')
    expect(err).not.toContain('    at ')
  })

  test('a taken port is a clear error that names it', async () => {
    const receiver = await createReceiver(200)
    const { port } = new URL(receiver.url)
    const { exitCode, err } = await run('--port', port)
    await receiver.close()
    expect(exitCode).toBe(1)
    expect(err).toContain(`Port ${port}`)
    expect(err).not.toContain('    at ')
  })
})
