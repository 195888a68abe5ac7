import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { run as runHere } from './cli/run.ts'
import { formatBrCode } from './gateway/brCode.ts'
import { accessTokenOf, createMerchant, createReceiver, pixRequest, signatureOf } from './merchant.testing.ts'
import { DEMO_CREDENTIALS } from './options.ts'
import { createSandbox } from './sandbox.ts'

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url))
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Without whatever credentials this machine has. */
const {
  RUMBA_LOGIN: _login,
  RUMBA_KEY: _key,
  RUMBA_PASSWORD: _password,
  ...environment
}: NodeJS.ProcessEnv = process.env

const start = (args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess => {
  const child = spawn(process.execPath, ['--conditions=@rumba/source', CLI, ...args], {
    stdio: 'pipe',
    env: { ...environment, ...env },
  })
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

/** The same without a process of its own. */
const run = async (args: string[], input = '', env: NodeJS.ProcessEnv = {}) => {
  const output = { out: '', err: '' }
  const exitCode = await runHere(args, {
    env,
    input: Readable.from(Buffer.from(input)),
    print: text => {
      output.out += `${text}\n`
    },
    warn: text => {
      output.err += `${text}\n`
    },
  })
  return { exitCode, ...output }
}

describe('rumba-sandbox', () => {
  test('says where it is and with which published pair, then that it is ready, and ends on SIGTERM', async () => {
    const child = start(['--port', '0'])
    const lines = await linesUntilReady(child)
    expect(lines.join('\n')).toContain(DEMO_CREDENTIALS.password)
    const url = lines.at(-1)?.split(' ')[1]
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('keeps a merchant’s own credentials to itself', async () => {
    const own = { login: 'my_shop', key: 'my-key', password: 'my-password' }
    const { key: RUMBA_KEY, password: RUMBA_PASSWORD } = own
    const child = start(['--port', '0', '--login', own.login], { RUMBA_KEY, RUMBA_PASSWORD })
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
    const { exitCode, out } = await run(['--help'])
    expect(exitCode).toBe(0)
    const source = await readFile(new URL('./cli/serve.ts', import.meta.url), 'utf8')
    const options = [...source.matchAll(/^ {4}'?([\w-]+)'?: \{ type:/gm)].map(match => match[1])
    expect(options.length).toBeGreaterThan(10)
    for (const option of [...options, 'login', 'key', 'password']) expect(out).toContain(`  --${option} `)
    expect(out).toContain('RUMBA_PASSWORD')
  })

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
    expect(await run(['--version'])).toEqual({ exitCode: 0, out: `${version}\n`, err: '' })
  })

  test('--json says where it is in one line, and every option reaches the sandbox', async () => {
    const options = '--port 0 --json --host 0.0.0.0 --scenario declined --seed s --profile clean --history 7'
    const child = start([...options.split(' '), '--payee=My Shop', '--corner=notFoundStatus=400'])
    const [line = ''] = await once(createInterface({ input: child.stdout as Readable }), 'line')
    const { url, api, ...rest } = JSON.parse(String(line))
    expect(api).toBe(`${url}/v1/`)
    expect(rest).toEqual({ ready: true, panel: `${url}/`, ...DEMO_CREDENTIALS })
    expect(url).toMatch(/^http:\/\/localhost:/)

    const merchant = createMerchant(fetch, DEMO_CREDENTIALS, url)
    const created = await merchant.create(pixRequest())
    expect(created.text).toContain('My Shop')
    expect(created.headers.get('rumba-sandbox-scenario')).toBe('declined')
    const twin = createMerchant(createSandbox({ seed: 's', profile: 'clean' }).fetch)
    expect((await twin.create(pixRequest())).envelope.request_id).toBe(created.envelope.request_id)
    expect((await merchant.check('nobody')).status).toBe(400)
  })

  test.each([
    [['--prot', '1'], 'did you mean "--port"?'],
    [['--bogus'], '--bogus: there is no such option.'],
    [['sgin'], 'did you mean "sign"?'],
    [['stray'], 'stray: there is no such command.'],
    [['--port'], '--port: its value is missing'],
    [['--port', '--open'], '--port: its value is missing'],
    [['--open=yes'], '--open: it takes no value'],
    [['--port', 'abc'], '"abc"'],
    [['--port', '70000'], '"70000"'],
    [['--login', 'only'], 'RUMBA_PASSWORD'],
    [['--scenario', 'decline', '--port', '0'], 'did you mean "declined"?'],
    [['--corner', 'emptyBody'], '"emptyBody" is not name=value'],
    [['--payee', 'A name that is far too long'], '27 characters'],
    [['sign', 'one', 'two'], 'there are 2'],
    [['sign', '--password', '-', '--login', 'l', '--key', 'k'], 'name a file'],
    [['verify'], '--signature: it is missing'],
    [['inspect', 'FULANO', 'DE', 'TAL'], 'put one in quotes'],
    [['inspect', '000201', '--amount', 'ten'], '"ten" is no amount'],
  ])('%j is a clear error', async (args, named) => {
    const { exitCode, err } = await run(args)
    expect(exitCode).toBe(2)
    expect(err).toContain(named)
    expect(err).toContain('--help')
    expect(err).not.toContain('    at ')
  })

  test('--open shows the panel in a browser, or says that it cannot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rumba-sandbox-'))
    const silent = start(['--port', '0', '--json', '--open'], { PATH: folder })
    const [complaint] = await once(silent.stderr as Readable, 'data')
    expect(String(complaint)).toMatch(/^No browser could be opened \(.*ENOENT\): http:\/\/127/)

    const seen = join(folder, 'seen')
    for (const name of ['xdg-open', 'open'])
      await writeFile(join(folder, name), `#!/bin/sh\nprintf %s "$1" > '${seen}'\n`, { mode: 0o755 })
    const child = start(['--port', '0', '--json', '--open'], { PATH: folder })
    const [line] = await once(createInterface({ input: child.stdout as Readable }), 'line')
    await vi.waitFor(async () => expect(await readFile(seen, 'utf8')).toBe(JSON.parse(line).panel))
    await rm(folder, { recursive: true })
  })

  test('from a shell, standard input is read, words go to their channels, and the exit code is set', async () => {
    const child = start(['verify', '--signature', 'abc'])
    child.stdin?.end('{}')
    const streams = [child.stdout, child.stderr].map(stream => text(stream as Readable))
    const [[code], out, err] = await Promise.all([once(child, 'close'), ...streams])
    expect([code, out, err]).toEqual([
      1,
      expect.stringMatching(/^It does not fit/),
      expect.stringMatching(/^No credentials/),
    ])
    const [wrong] = await once(start(['--bogus']), 'close')
    expect(wrong).toBe(2)
  })

  test('a taken port is a clear error that names it', async () => {
    const receiver = await createReceiver(200)
    const { port } = new URL(receiver.url)
    const { exitCode, err } = await run(['--port', port])
    await receiver.close()
    expect(exitCode).toBe(1)
    expect(err).toContain(`Port ${port}`)
    expect(err).not.toContain('    at ')
  })
})

describe('rumba-sandbox sign', () => {
  const own = { login: 'shop', key: 'my-key', password: 'my-password' }
  const env = { RUMBA_LOGIN: own.login, RUMBA_KEY: own.key, RUMBA_PASSWORD: own.password }

  test('prints both headers over the very bytes of standard input', async () => {
    const body = '{"description":"Pão"}\n'
    const { out } = await run(['sign'], body, env)
    expect(out).toBe(`access-token: ${accessTokenOf(own)}\nsignature: ${signatureOf(own, body)}\n`)
    const json = await run(['sign', '--json', '/dev/null'], '', env)
    expect(JSON.parse(json.out)).toEqual({
      'access-token': accessTokenOf(own),
      signature: signatureOf(own, ''),
    })
  })

  test('takes secrets by standard input, a line each, and the body from a file', async () => {
    const { out, err } = await run(
      ['sign', '--login', own.login, '--key', '-', '--password', '-', CLI],
      `${own.key}\n${own.password}\n`,
    )
    expect(err).toBe('')
    expect(out).toContain(signatureOf(own, await readFile(CLI)))
  })

  test('says that it took the published pair', async () => {
    const { out, err } = await run(['sign'])
    expect(out).toContain(accessTokenOf(DEMO_CREDENTIALS))
    expect(err).toContain('demo')
  })
})

describe('rumba-sandbox verify', () => {
  const BODY = '{"a": 1}'
  const of = (body: string, credentials = DEMO_CREDENTIALS): string => signatureOf(credentials, body)

  test('ends with 0 when it fits', async () => {
    const { exitCode, out } = await run(['verify', '--signature', of(BODY).toUpperCase()], BODY)
    expect([exitCode, out]).toEqual([0, 'It fits: these 8 bytes were signed with this password.\n'])
  })

  test.each([
    ['echo adds one', of(BODY), `${BODY}\n`],
    ['which was cut off here', of(`${BODY}\n`), BODY],
    ['a parser has rewritten it', of('{"a":1}'), BODY],
    ['over the login and the body', of(BODY, { ...DEMO_CREDENTIALS, login: '' }), BODY],
    ['the key in place', of(BODY, { ...DEMO_CREDENTIALS, password: DEMO_CREDENTIALS.key }), BODY],
    ['an empty body', of(''), '{}'],
    ['64 hex digits', 'abc', BODY],
    ['another body, another login or another password?', of('other'), BODY],
  ])('ends with 1 and says why: %s', async (why, signature, body) => {
    const { exitCode, out } = await run(['verify', '--json', `--signature=${signature}`], body)
    expect(exitCode).toBe(1)
    expect(JSON.parse(out)).toEqual({ fits: false, words: expect.stringContaining(why) })
  })
})

describe('rumba-sandbox inspect', () => {
  const code = formatBrCode({
    location: 'pix.rumba-sandbox.example/qr/v2/1',
    amount: { minor: 2501n, currency: 'BRL' },
    currencyNumber: '986',
    payee: { merchantName: 'My Shop', merchantCity: 'Recife' },
  })

  test('shows what a Pix code says, and holds it against the order', async () => {
    const good = await run(['inspect', code, '--amount', '25.01', '--payee', 'MY SHOP'])
    expect(good.exitCode).toBe(0)
    expect(good.out).toMatch(/^Pix code: it can be shown\n/)
    expect(good.out).toMatch(/^ {2}merchantName +My Shop$/m)
    expect(good.out).toMatch(/^ {2}order's amount +match$/m)
    const bad = await run(['inspect', '-', '--amount', '25.02', '--json'], `${code}\n`)
    expect(bad.exitCode).toBe(1)
    expect(JSON.parse(bad.out)).toMatchObject({
      kind: 'br-code',
      verdict: 'refuse',
      order: { amount: 'mismatch' },
      fields: { amount: '25.01', checksum: { ok: true } },
      findings: [{ code: 'amount-mismatch', severity: 'refuse' }],
    })
  })

  test.each([
    ['upi://pay?pa=shop@bank&pn=My%20Shop&am=1.00&mc=5411&tr=1', 0, /^UPI link: it can be shown/],
    ['upi://pay?pn=My%20Shop', 1, /✗ syntax/],
    ['https://pay.example/1', 0, /^redirect: it can be shown\n/],
    ['http://127.0.0.1:4010/pay/1', 0, /! loopback: .*\n {2}! ip: .*\n {2}! port: /],
    ['http://pay.example/1', 1, /✗ insecure/],
    ['JavaScript:alert(1)', 1, /✗ scheme/],
    ['lorem ipsum', 1, /✗ syntax/],
    ['upi://pay?pa=a@b&pn=\u202eevil', 1, /payeeName +\\u\{202e\}evil/],
  ])('%s ends with %i', async (text, code, shown) => {
    const { exitCode, out } = await run(['inspect', text])
    expect(exitCode).toBe(code)
    expect(out).toMatch(shown)
  })
})
