import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DataFileError } from '../errors.ts'
import { createMerchant, createReceiver, pixRequest } from '../merchant.testing.ts'
import { type ServedSandbox, serveSandbox } from '../node.ts'

let folder: string
let data: string
const closers: (() => unknown)[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rumba-sandbox-'))
  data = join(folder, 'state')
})
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  await rm(folder, { recursive: true })
})

const serve = async (options = {}): Promise<ServedSandbox> => {
  const served = await serveSandbox({ port: 0, data, ...options })
  closers.push(served.close)
  return served
}
const failureOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch(error => error)

describe('a sandbox with a file', () => {
  test('begins where the last one ended, and leaves nothing else in the folder', async () => {
    const first = await serve()
    await createMerchant(fetch, undefined, first.url).create(pixRequest())
    await fetch(`${first.url}/_sandbox/clock/freeze`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"at":4102444800000}',
    })
    await first.close()
    const second = await serve()
    expect(second.sandbox.transactions()).toEqual(first.sandbox.transactions())
    expect(second.sandbox.clock.now()).toBe(4_102_444_800_000)
    expect(await readdir(folder)).toEqual(['state'])
    expect((await stat(data)).mode & 0o777).toBe(0o600)
  })

  test('keeps what an answer says before the answer leaves, and no secret', async () => {
    const { url } = await serve({ login: 'shop', key: 'a-secret-key', password: 'a-secret-password' })
    const merchant = createMerchant(
      fetch,
      { login: 'shop', key: 'a-secret-key', password: 'a-secret-password' },
      url,
    )
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => merchant.create(pixRequest({ reference: `order-${index}` }))),
    )
    const text = await readFile(data, 'utf8')
    for (const { envelope } of replies) expect(text).toContain(envelope.request_id)
    expect(text).not.toContain('secret')
  })

  test('keeps what a timer or a callback changed, without a call', async () => {
    const receiver = await createReceiver(200)
    closers.push(receiver.close)
    const { url } = await serve({ scenario: 'paid-at-once' })
    await createMerchant(fetch, undefined, url).create(pixRequest({ callback_url: receiver.url }))
    await vi.waitFor(async () => {
      const text = await readFile(data, 'utf8')
      expect(JSON.parse(text.split('\n')[1] ?? '').transactions).toMatchObject([
        { status: 'success', callbacks: [{ status: 200 }] },
      ])
    })
  })

  test('takes an empty file and a link to one', async () => {
    await writeFile(data, '')
    await symlink(data, join(folder, 'link'))
    const { close } = await serve({ data: join(folder, 'link') })
    await close()
    expect(await readFile(data, 'utf8')).toContain('"version":1')
    expect((await readdir(folder)).sort()).toEqual(['link', 'state'])
  })
})

describe('a file that cannot be used is named, and left as it is:', () => {
  const change = async (edit: (text: string) => string): Promise<string> => {
    const { close } = await serve()
    await close()
    return edit(await readFile(data, 'utf8'))
  }

  test.each([
    ['one of something else', async () => 'hello\nworld\n', 'no sandbox has written it'],
    ['JSON of something else', async () => '{"version":1}', 'no sandbox has written it'],
    ['one that was edited', () => change(text => text.replace('"count":0', '"count":7')), 'changed or cut'],
    ['one that was cut', () => change(text => text.slice(0, -40)), 'changed or cut'],
    [
      'one of a later version',
      () => change(text => text.replace('"version":1', '"version":2')),
      'it has version 2',
    ],
  ])('%s', async (_name, make, why) => {
    const text = await make()
    await writeFile(data, text)
    const failure = await failureOf(serve())
    expect(failure).toBeInstanceOf(DataFileError)
    expect(failure).toMatchObject({
      code: 'SANDBOX_DATA_FILE',
      path: data,
      message: expect.stringContaining(why),
    })
    expect(await readFile(data, 'utf8')).toBe(text)
  })

  test('a folder, and a place where nothing can be written', async () => {
    expect(await failureOf(serve({ data: folder }))).toMatchObject({
      message: expect.stringContaining('cannot be read'),
    })
    const { url, close } = await serve()
    await close()
    const port = Number(new URL(url).port)
    expect(await failureOf(serve({ port, data: join(folder, 'none', 'state') }))).toMatchObject({
      message: expect.stringContaining('cannot be written'),
    })
    // The port is free again.
    await serve({ port })
  })

  test('one that a second sandbox took over: the first answers 500 and writes no more', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const first = await serve()
    const second = await serve()
    const create = ({ url }: ServedSandbox) => createMerchant(fetch, undefined, url).create(pixRequest())
    expect((await create(first)).status).toBe(500)
    expect(said).toHaveBeenCalledWith(expect.stringContaining('does a second sandbox use it?'))
    expect((await create(second)).status).toBe(200)
    await first.close()
    await second.close()
    said.mockRestore()
    expect((await serve()).sandbox.transactions()).toEqual(second.sandbox.transactions())
  })
})

describe('after SIGKILL', () => {
  const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
  const start = async (...args: string[]): Promise<{ child: ChildProcess; url: string }> => {
    const child = spawn(
      process.execPath,
      ['--conditions=@rumba/source', CLI, '--port', '0', '--json', '--data', data, ...args],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    closers.push(() => child.kill('SIGKILL'))
    const [line] = await once(createInterface({ input: child.stdout as Readable }), 'line')
    return { child, url: JSON.parse(line).url }
  }
  const post = (url: string, path: string, body = '{}') =>
    fetch(`${url}/_sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })

  test('everything that was answered is there, and callbacks go on', async () => {
    const receiver = await createReceiver(500, 200)
    closers.push(receiver.close)
    const first = await start()
    await post(first.url, '/clock/freeze')
    const merchant = createMerchant(fetch, undefined, first.url)
    const { envelope } = await merchant.create(pixRequest({ callback_url: receiver.url }))
    await post(first.url, `/transactions/${String(envelope.request_id)}/pay`)
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1))
    // In the midst of a storm of calls, and so perhaps of a write.
    const storm = Array.from({ length: 30 }, (_, index) =>
      merchant.create(pixRequest({ reference: `storm-${index}` })).then(
        () => [`storm-${index}`],
        () => [],
      ),
    )
    await Promise.any(storm)
    first.child.kill('SIGKILL')
    const answered = (await Promise.all(storm)).flat()

    const second = await start()
    const { transactions } = await (await fetch(`${second.url}/_sandbox/transactions`)).json()
    const kept = transactions.map(({ reference }: { reference: string }) => reference)
    expect(kept).toEqual(expect.arrayContaining(['order-1', ...answered]))
    await post(second.url, '/clock/advance', '{"ms":1000}')
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2))
    await vi.waitFor(async () => {
      const after = await (await fetch(`${second.url}/_sandbox/transactions`)).json()
      const paid = after.transactions.at(-1)
      expect(paid).toMatchObject({ reference: 'order-1', status: 'success' })
      expect(paid.callbacks.at(-1)).toMatchObject({ status: 200 })
    })
  })
})
