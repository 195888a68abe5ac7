import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'

const run = promisify(execFile)
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const LOGIN = ['shell_shop', 'a key of one’s own', 'a password, another'] as const

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A tool this test cannot do without; where it is missing, the test fails with what to do. */
async function need(tool: string, ...args: string[]): Promise<void> {
  await run(tool, args).catch(() => {
    throw new Error(`${tool} is missing. Install it: apt-get install --yes bash curl openssl`)
  })
}

/** The command line's sandbox in a process of its own, which trusts the certificate for its callbacks. */
async function startSandbox(certificate: string, ...options: string[]): Promise<string> {
  const [login, key, password] = LOGIN
  const child = spawn(
    process.execPath,
    [
      '--conditions=@rumba/source',
      here('./cli.ts'),
      '--port=0',
      `--login=${login}`,
      `--key=${key}`,
      `--password=${password}`,
      ...options,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate } },
  )
  closers.push(async () => {
    child.kill()
    if (child.exitCode === null) await once(child, 'exit')
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return line.slice('ready '.length)
  }
  throw new Error('the sandbox did not start')
}

async function createCertificate(): Promise<{ certificate: string; privateKey: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'rumba-shell-'))
  closers.push(() => rm(folder, { recursive: true }))
  const [certificate, privateKey] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', privateKey]
  await run('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, '-out', certificate])
  return { certificate, privateKey }
}

test('a client in openssl and curl signs, creates, reads, is called back and verifies by itself', async () => {
  await Promise.all([need('bash', '--version'), need('curl', '--version'), need('openssl', 'version')])
  const { certificate, privateKey } = await createCertificate()
  const gateway = await startSandbox(certificate)
  const { stdout } = await run(here('./independent-client.sh'), [gateway, ...LOGIN, certificate, privateKey])
  const told = stdout.trim().split('\n')
  expect(told.map(line => line.replace(/ [0-9a-f-]{36}$/, ''))).toEqual([
    'ok created',
    'ok read',
    'ok refused a wrong signature',
    'ok called back',
    'ok acknowledged',
  ])
})

test('the client does not take a callback that is signed wrongly', async () => {
  await need('openssl', 'version')
  const { certificate, privateKey } = await createCertificate()
  const gateway = await startSandbox(certificate)
  await fetch(`${gateway}/_sandbox/scenario`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario: 'callback-wrong-signature' }),
  })
  const client = run(here('./independent-client.sh'), [gateway, ...LOGIN, certificate, privateKey])
  await expect(client).rejects.toMatchObject({ stderr: expect.stringContaining('the callback is signed "') })
})
