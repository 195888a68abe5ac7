import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { stripTypeScriptTypes } from 'node:module'
import { promisify } from 'node:util'
import { compileFunction } from 'node:vm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMerchant, pixRequest, voucherRequest } from '../merchant.testing.ts'
import { serveSandbox } from '../node.ts'
import { DEMO_CREDENTIALS } from '../options.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'
import { SCENARIOS } from '../scenarios.ts'

const run = promisify(execFile)

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const CARD_PAYOUT = {
  method: 'card',
  reference: 'payout-1',
  currency: 'UAH',
  amount: 100,
  customer: { identifier: 'customer-1' },
  card: { pan: '5555 5555 5555 4444'.replaceAll(' ', '') },
}

describe('copied as curl', () => {
  const serve = async () => {
    const served = await serveSandbox({ port: 0 })
    closers.push(served.close)
    const merchant = createMerchant(fetch, undefined, served.url)
    const paste = async (path: string) => {
      const command = await (await fetch(served.url + path)).text()
      for (const secret of [DEMO_CREDENTIALS.password, DEMO_CREDENTIALS.key])
        expect(command).not.toContain(secret)
      const { stdout } = await run('sh', ['-c', command]).catch(error => {
        throw error.code === 127 ? new Error('curl is missing: apt-get install curl') : error
      })
      return { command, reply: JSON.parse(stdout) as Record<string, unknown> }
    }
    return { ...served, merchant, paste }
  }

  test('a create call works again, under a new reference and with the scenario it asked for', async () => {
    const { merchant, paste, sandbox } = await serve()
    const tricky = pixRequest({ description: `It's "$HOME" \\ \`id\`\n` })
    await merchant.create(tricky, { 'rumba-sandbox-scenario': 'declined' })
    const { reply } = await paste('/_sandbox/calls/1/curl')
    expect(reply).toMatchObject({ error_code: 0, reference: 'order-1-2', description: tricky.description })
    expect(sandbox.transactions()[0]?.scenario).toBe('declined')
    expect((await paste('/_sandbox/calls/1/curl')).reply).toMatchObject({ reference: 'order-1-3' })
  })

  test('a call that was refused for its signature has the right one now', async () => {
    const { merchant, paste } = await serve()
    await merchant.call('POST', '/v1/payment', JSON.stringify(pixRequest()), {
      signature: '',
      'access-token': 'x',
    })
    expect((await paste('/_sandbox/calls/1/curl')).reply).toMatchObject({
      error_code: 0,
      reference: 'order-1',
    })
  })

  test('a status check has no body, and signs what the corner says', async () => {
    const { merchant, paste, sandbox } = await serve()
    const { envelope } = await merchant.create(pixRequest())
    await merchant.check(envelope.request_id)
    expect((await paste('/_sandbox/calls/2/curl')).reply).toMatchObject({ request_id: envelope.request_id })
    sandbox.corners.emptyBody = 'braces'
    expect((await paste('/_sandbox/calls/2/curl')).reply).toMatchObject({ error_code: 0 })
  })

  test('a payout to a card has a test number in place of the one that is not kept', async () => {
    const { merchant, paste } = await serve()
    expect((await merchant.payOut(CARD_PAYOUT)).status).toBe(200)
    await merchant.call('POST', '/v1/payout', `${JSON.stringify(CARD_PAYOUT)},`)
    const { command, reply } = await paste('/_sandbox/calls/1/curl')
    expect(reply).toMatchObject({ error_code: 0, reference: 'payout-1-2' })
    expect(command).not.toContain('5555555555554444')
    expect((await paste('/_sandbox/calls/2/curl')).command).not.toContain('5555555555554444')
  })

  test('the first payment of the empty panel is made by pasting it', async () => {
    const { url, sandbox } = await serve()
    const page = await (await fetch(url)).text()
    const shown = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(page)?.[1] ?? ''
    const command = shown.replaceAll('&#39;', "'").replaceAll('&quot;', '"')
    await run('sh', ['-c', command])
    expect(sandbox.transactions()).toMatchObject([{ reference: 'first-payment', method: 'pix' }])
  })

  test('a call that nobody made is a 404', async () => {
    const { url } = await serve()
    for (const number of ['1', '0', '-1', 'x', '1.5']) {
      expect((await fetch(`${url}/_sandbox/calls/${number}/curl`)).status).toBe(404)
    }
  })
})

describe('copied as a test', () => {
  const answers: number[] = []
  const start = (options = {}): Sandbox => {
    const sandbox = createSandbox({
      deliver: async () => {
        const status = answers.shift() ?? 200
        if (status === 0) throw new TypeError('no answer')
        return new Response(null, { status })
      },
      ...options,
    })
    sandbox.clock.freeze(1_800_000_000_000)
    closers.push(sandbox.close)
    return sandbox
  }

  /** Runs the copied test as it is, but for its imports, and gives the transaction that it made. */
  const runCopy = async (sandbox: Sandbox) => {
    const { requestId } = sandbox.transactions()[0] ?? {}
    const reply = await sandbox.fetch(new Request(`http://sandbox/_sandbox/transactions/${requestId}/vitest`))
    expect(reply.status).toBe(200)
    const source = await reply.text()
    for (const secret of [DEMO_CREDENTIALS.password, DEMO_CREDENTIALS.key])
      expect(source).not.toContain(secret)
    const code = stripTypeScriptTypes(source).replace(/^import .*$/gm, '')
    let made: ReturnType<Sandbox['transactions']>[number] | undefined
    let body: (() => Promise<void>) | undefined
    const makeSandbox: typeof createSandbox = options => {
      const copy = createSandbox(options)
      const { close } = copy
      return Object.assign(copy, {
        close() {
          made = copy.transactions()[0]
          close()
        },
      })
    }
    const define = (_name: string, run: () => Promise<void>) => (body = run)
    compileFunction(code, ['createHmac', 'createSandbox', 'DEMO_CREDENTIALS', 'expect', 'test', 'vi'])(
      createHmac,
      makeSandbox,
      DEMO_CREDENTIALS,
      expect,
      define,
      vi,
    )
    await body?.()
    return { source, made }
  }

  const answered = (sandbox: Sandbox, count: number) =>
    vi.waitFor(() => {
      const { callbacks = [] } = sandbox.transactions()[0] ?? {}
      expect(callbacks.filter(({ ms }) => ms !== null)).toHaveLength(count)
    })

  const WITH_CALLBACK = { callback_url: 'https://shop.example/callback' }

  test('brings another payment there: by hand, by time, and with the answers the callbacks had', async () => {
    answers.splice(0, 9, 500, 0)
    const sandbox = start()
    const { envelope } = await createMerchant(sandbox.fetch).create(
      pixRequest({ ...WITH_CALLBACK, description: "it's `$1`" }),
    )
    sandbox.clock.advance(2_000)
    sandbox.pay(String(envelope.request_id), { amount: '10.00' })
    await answered(sandbox, 1)
    sandbox.clock.advance(1_000)
    await answered(sandbox, 2)
    sandbox.clock.advance(5_000)
    await answered(sandbox, 3)
    sandbox.callBack(String(envelope.request_id), { times: 2, status: 'pending' })
    await answered(sandbox, 5)

    const { made, source } = await runCopy(sandbox)
    const original = sandbox.transactions()[0]
    expect(made?.description).toBe("it's `$1`")
    expect(made?.amount).toEqual({ minor: 1000n, currency: 'BRL' })
    expect(
      made?.callbacks.map(({ told, status, sentAt }) => [told, status, sentAt - (made?.createdAt ?? 0)]),
    ).toEqual(
      original?.callbacks.map(({ told, status, sentAt }) => [told, status, sentAt - original.createdAt]),
    )
    expect(source).toContain("sandbox.pay(requestId, { amount: '10.00', currency: 'BRL' })")
  })

  test('with the options, corners and faults that were on', async () => {
    const sandbox = start({ profile: 'clean', corners: { pixAmount: 'absent' }, pixLifetimeMs: 5_000 })
    sandbox.faults.payCode = 'other-payee'
    await createMerchant(sandbox.fetch).create(pixRequest())
    sandbox.clock.advance(5_000)
    const { made, source } = await runCopy(sandbox)
    expect(made?.status).toBe('expired')
    expect(made?.code).toContain('OUTRA LOJA LTDA')
    expect(source).toContain("profile: 'clean'")
  })

  test('through the hosted page, a confirm call and keeping it pending', async () => {
    const sandbox = start()
    const merchant = createMerchant(sandbox.fetch)
    await merchant.create(voucherRequest())
    await sandbox.fetch(new Request(`http://sandbox/pay/${sandbox.transactions()[0]?.pageId}`))
    expect((await runCopy(sandbox)).made?.status).toBe('pending')

    sandbox.reset()
    await merchant.create(pixRequest())
    sandbox.keepPending(sandbox.transactions()[0]?.requestId ?? '')
    sandbox.clock.advance(3_600_000)
    expect((await runCopy(sandbox)).made).toMatchObject({ status: 'pending', isKept: true })
  })

  test('a payout to a card, whose number is not kept', async () => {
    const sandbox = start()
    await createMerchant(sandbox.fetch).payOut(CARD_PAYOUT)
    sandbox.clock.advance(2_000)
    const { made, source } = await runCopy(sandbox)
    expect(made).toMatchObject({ kind: 'payout', status: 'success' })
    expect(source).not.toContain('5555555555554444')
  })

  const creating = SCENARIOS.filter(({ intercept }) => !intercept).map(({ name }) => name)
  test.each(creating)('in the scenario %s', async name => {
    answers.length = 0
    const sandbox = start()
    const reply = createMerchant(sandbox.fetch)
      .create(pixRequest(WITH_CALLBACK), { 'rumba-sandbox-scenario': name })
      .catch(() => {})
    await vi.waitFor(() => expect(sandbox.transactions()).toHaveLength(1))
    for (let seconds = 0; seconds < 25; seconds += 1) {
      sandbox.clock.advance(1_000)
      const { status } = sandbox.transactions()[0] ?? {}
      if (name === 'callback-never' || status === 'created' || status === 'pending') continue
      // A callback tells what is so when it leaves, and it leaves some turns of the event loop after the move.
      await vi.waitFor(() =>
        expect(sandbox.transactions()[0]?.callbacks.some(({ told }) => told === status)).toBe(true),
      )
    }
    await reply
    const original = sandbox.transactions()[0]
    const { made } = await runCopy(sandbox)
    expect(made?.status).toBe(original?.status)
    expect(made?.scenario).toBe(name)
  })

  test('is a 404 where the request is no longer kept', async () => {
    const sandbox = start({ history: 3 })
    const merchant = createMerchant(sandbox.fetch)
    const { envelope } = await merchant.create(pixRequest())
    for (let count = 0; count < 3; count += 1) await merchant.check(envelope.request_id)
    const path = `http://sandbox/_sandbox/transactions/${String(envelope.request_id)}/vitest`
    expect((await sandbox.fetch(new Request(path))).status).toBe(404)
  })
})
