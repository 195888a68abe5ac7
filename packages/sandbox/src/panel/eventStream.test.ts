import { afterEach, describe, expect, test } from 'vitest'
import { createMerchant, pixRequest } from '../merchant.testing.ts'
import { type ServedSandbox, serveSandbox } from '../node.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** Reads events one by one. */
function eventsOf(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  closers.push(() => reader?.cancel().catch(() => {}))
  let text = ''
  const next = async (): Promise<{ event: string; data: Record<string, unknown> } | undefined> => {
    for (let end = text.indexOf('\n\n'); ; end = text.indexOf('\n\n')) {
      if (end >= 0) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? []
        text = text.slice(end + 2)
        if (event !== undefined && data !== undefined) return { event, data: JSON.parse(data) }
        continue
      }
      const read = await reader?.read()
      if (!read || read.done) return undefined
      text += read.value
    }
  }
  /** The next event of that name. */
  const until = async (name: string): Promise<Record<string, unknown> | undefined> => {
    for (let found = await next(); found; found = await next()) if (found.event === name) return found.data
    return undefined
  }
  return { next, until, cancel: () => reader?.cancel() }
}

const start = (): Sandbox => {
  const sandbox = createSandbox({ deliver: async () => new Response() })
  closers.push(sandbox.close)
  return sandbox
}
const listen = async (sandbox: Sandbox) =>
  eventsOf(await sandbox.fetch(new Request('http://sandbox/_sandbox/events')))

describe('the event stream', () => {
  test('begins with the controls, and tells of transactions and calls as they come', async () => {
    const sandbox = start()
    const { next, until } = await listen(sandbox)
    expect(await next()).toMatchObject({ event: 'state', data: { frozen: false, scenario: 'by-amount' } })
    const { envelope } = await createMerchant(sandbox.fetch).create(pixRequest())
    expect(await next()).toMatchObject({
      event: 'transaction',
      data: { request_id: envelope.request_id, status: 'created' },
    })
    expect(await next()).toMatchObject({ event: 'call', data: { verb: 'POST', status: 200 } })
    sandbox.pay(String(envelope.request_id))
    expect(await until('transaction')).toMatchObject({ status: 'success' })
  })

  test('tells what happens together once, as it is at the end', async () => {
    const sandbox = start()
    sandbox.clock.freeze()
    const { next } = await listen(sandbox)
    await next()
    const { envelope } = await createMerchant(sandbox.fetch).create(pixRequest())
    sandbox.clock.advance(1_000)
    sandbox.decline(String(envelope.request_id))
    expect(await next()).toMatchObject({ event: 'state' })
    expect(await next()).toMatchObject({ event: 'transaction', data: { status: 'declined' } })
    expect(await next()).toMatchObject({ event: 'call' })
  })

  test('tells of the clock and of every control, by HTTP as in code', async () => {
    const sandbox = start()
    const { until } = await listen(sandbox)
    await until('state')
    sandbox.clock.freeze(1_000)
    expect(await until('state')).toMatchObject({ now: 1_000, frozen: true })
    await sandbox.fetch(
      new Request('http://sandbox/_sandbox/faults', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"callbacks":"never"}',
      }),
    )
    expect(await until('state')).toMatchObject({ faults: { callbacks: 'never' } })
    sandbox.nextScenario = 'declined'
    sandbox.clock.advance(1)
    expect(await until('state')).toMatchObject({ next_scenario: 'declined' })
  })

  test('tells of a reset, and ends when the sandbox is closed', async () => {
    const sandbox = start()
    const { until, next } = await listen(sandbox)
    await until('state')
    await createMerchant(sandbox.fetch).create(pixRequest())
    sandbox.reset()
    expect(await until('reset')).toEqual({})
    expect(await next()).toMatchObject({ event: 'state' })
    sandbox.close()
    expect(await next()).toBeUndefined()
  })

  test('a reader who is slow costs no more than there are transactions', async () => {
    const sandbox = createSandbox({ history: 10, deliver: async () => new Response() })
    closers.push(sandbox.close)
    const { until, next } = await listen(sandbox)
    await until('state')
    const merchant = createMerchant(sandbox.fetch)
    for (let index = 0; index < 200; index += 1)
      await merchant.create(pixRequest({ reference: `order-${index}` }))
    const seen: unknown[] = []
    for (let found = await next(); found; found = await next()) {
      if (found.event === 'transaction') seen.push(found.data.reference)
      if (found.data.reference === 'order-199') break
    }
    expect(seen.at(-1)).toBe('order-199')
    expect(seen.length).toBeLessThan(200)
  })
})

describe('on a socket', () => {
  const serve = async (): Promise<ServedSandbox> => {
    const served = await serveSandbox({ port: 0 })
    closers.push(served.close)
    return served
  }

  test('events arrive while the stream is open, and a reader who leaves is forgotten', async () => {
    const { url, sandbox } = await serve()
    const { until, cancel } = eventsOf(await fetch(`${url}/_sandbox/events`))
    expect(await until('state')).toBeDefined()
    const { envelope } = await createMerchant(fetch, undefined, url).create(pixRequest())
    expect(await until('transaction')).toMatchObject({ request_id: envelope.request_id })
    await cancel()
    sandbox.decline(String(envelope.request_id))
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  test('closing the server ends it', async () => {
    const { url, close } = await serve()
    const { until, next } = eventsOf(await fetch(`${url}/_sandbox/events`))
    await until('state')
    await close()
    expect(await next().catch(() => undefined)).toBeUndefined()
  })
})
