import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import {
  createMerchant,
  createReceiver,
  pixRequest,
  signatureOf,
  voucherRequest,
} from './merchant.testing.ts'
import { PortTakenError, type ServedSandbox, serveSandbox } from './node.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const serve = async (options = {}): Promise<ServedSandbox> => {
  const served = await serveSandbox({ port: 0, ...options })
  closers.push(served.close)
  return served
}

describe('serveSandbox', () => {
  test('answers signed calls on a real socket and calls back on another', async () => {
    const credentials = { login: 'shop', key: 'k', password: 'p' }
    const { url, sandbox } = await serve(credentials)
    const receiver = await createReceiver(200)
    closers.push(receiver.close)
    const merchant = createMerchant(fetch, credentials, url)
    const created = await merchant.create(
      pixRequest({ callback_url: receiver.url, description: 'Pão de queijo' }),
    )
    expect(created).toMatchObject({ status: 200, isSigned: true, envelope: { description: 'Pão de queijo' } })

    const requestId = String(created.envelope.request_id)
    const paid = await fetch(`${url}/_sandbox/transactions/${requestId}/pay`, { method: 'POST' })
    expect(await paid.json()).toMatchObject({ status: 'success' })
    expect(await merchant.check(requestId)).toMatchObject({
      isSigned: true,
      envelope: { status: { name: 'success' } },
    })
    expect(sandbox.transactions()).toHaveLength(1)

    await sandbox.settled()
    expect(receiver.received).toHaveLength(1)
    const [{ body, signature } = {}] = receiver.received
    expect(signature).toBe(signatureOf(credentials, body ?? ''))
    expect(JSON.parse(String(body))).toMatchObject({ request_id: requestId, status: { name: 'success' } })
  })

  test('puts hosted pages at its own address unless told another', async () => {
    const { url } = await serve()
    const own = await createMerchant(fetch, undefined, url).create(voucherRequest())
    expect(JSON.stringify(own.envelope.challenge)).toContain(`${url}/pay/`)

    const behindProxy = await serve({ publicUrl: 'https://pay.test/' })
    const other = await createMerchant(fetch, undefined, behindProxy.url).create(voucherRequest())
    expect(JSON.stringify(other.envelope.challenge)).toContain('"https://pay.test/pay/')
  })

  test('still answers who sends too much', async () => {
    const { url } = await serve()
    const merchant = createMerchant(fetch, undefined, url)
    const tooLong = await merchant.create(pixRequest({ description: 'x'.repeat(2_000_000) }))
    expect(tooLong).toMatchObject({ status: 413, isSigned: true })
    expect((await merchant.create(pixRequest())).status).toBe(200)
  })

  test('cuts the connection in the middle of a reply that promised more', async () => {
    const { url, sandbox } = await serve({ scenario: 'cut-connection' })
    const merchant = createMerchant(fetch, undefined, url)
    await expect(merchant.create(pixRequest())).rejects.toThrow('terminated')
    expect(sandbox.transactions()).toHaveLength(1)
    const { requestId } = sandbox.transactions()[0] ?? {}
    expect(await merchant.check(requestId)).toMatchObject({ status: 200, isSigned: true })
  })

  test('does not take a path for another host', async () => {
    const { url } = await serve()
    const { port } = new URL(url)
    const status = await new Promise(resolve => {
      request({ port, host: '127.0.0.1', path: '//other.example/healthz' }, response => {
        response.resume()
        resolve(response.statusCode)
      }).end()
    })
    expect(status).toBe(404)
  })

  test('names the port that is taken', async () => {
    const port = Number(new URL((await serve()).url).port)
    const failure = await serveSandbox({ port }).catch(error => error)
    expect(failure).toBeInstanceOf(PortTakenError)
    expect(failure).toMatchObject({
      code: 'SANDBOX_PORT_TAKEN',
      port,
      message: expect.stringContaining(`${port}`),
    })
  })

  test('opens no port when an option cannot work', async () => {
    const { url, close } = await serve()
    await close()
    const port = Number(new URL(url).port)
    await expect(serveSandbox({ port, login: '' })).rejects.toMatchObject({ code: 'SANDBOX_OPTION' })
    await expect(serve({ port })).resolves.toMatchObject({ url })
  })

  test('lets go of its port and of waiting connections when closed', async () => {
    const { url, close } = await serve()
    await (await fetch(`${url}/healthz`)).text()
    await close()
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })
})
