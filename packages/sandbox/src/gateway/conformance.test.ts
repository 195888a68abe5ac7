import vectors from '@rumba/vectors/envelopes.json' with { type: 'json' }
import { beforeEach, describe, expect, test } from 'vitest'
import { createMerchant } from '../merchant.testing.ts'
import type { SandboxOptions } from '../options.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'

/** Every sample of the documents is the subject of one test below; the last test counts them. */
const used = new Set<string>()

/** A sample as the page prints it, without its comments; of one that is cut, the last quote is put back. */
const sampleText = (id: string): string => {
  used.add(id)
  const found = vectors.envelopes.find(envelope => envelope.id === id)
  if (!found) throw new Error(`no sample ${id}`)
  // A comment is not one inside a text: addresses have two slashes.
  const text = found.text.replace(/("(?:[^"\\\n]|\\.)*")|\/\/.*$/gm, '$1')
  return id === 'upi-status' ? text.replace(/"error_message": "\s*\}/, '"error_message": ""}') : text
}

/** Parses JSON and keeps how each number was written: `10800.0000` is not `10800`. */
const parseRaw = (text: string): Record<string, unknown> =>
  JSON.parse(text.replace(/(":\s*)(-?\d+(?:\.\d+)?)/g, '$1{"number":"$2"}'))

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What kind of text it is, as far as a reader of the wire can tell: two samples of one kind look alike, whatever they say. */
const styleOf = (key: string, text: string): string => {
  if (text === '0001-01-01T00:00:00') return 'year 1'
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z?)$/.exec(text)
  if (time) return `${(time[1]?.length ?? 0) > 4 ? 'ticks' : 'milliseconds'} ${time[2] ? 'UTC' : 'no zone'}`
  if (/^0{8}-/.test(text)) return 'zero id'
  if (UUID.test(text) && key !== 'reference') return 'id'
  if (key === 'identifier') return text.replace(/\d+$/, digits => `<${digits.length} digits>`)
  if (key === 'url') return text.replace(/:.*$/s, '')
  if (key === 'code') return text.slice(0, 6)
  if (['error_message', 'error_reason', 'challenge_type', 'field', 'message'].includes(key)) return text
  return 'text'
}

/** Keys in their order with the style of each value; a list by its first entry. */
const shapeOf = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return styleOf(key, value)
  if (Array.isArray(value)) return value.slice(0, 1).map(entry => shapeOf(entry))
  if (typeof value !== 'object' || value === null) return typeof value
  const entries = Object.entries(value)
  const [[first, number] = []] = entries
  if (first === 'number' && typeof number === 'string') {
    // Whole amounts, and those with the zeros of one page or another.
    return /\.\d*[1-9]$/.test(number) ? 'number' : `number ${/\.0+$/.exec(number)?.[0] ?? ''}`.trim()
  }
  return entries.map(([name, entry]) => [name, shapeOf(entry, name)])
}

const statusOf = (text: string): string => JSON.parse(text).status.name

let sandbox: Sandbox
const told: string[] = []
const start = (options: SandboxOptions = {}) => {
  sandbox?.close()
  told.length = 0
  sandbox = createSandbox({
    seed: 'conformance',
    publicUrl: 'https://sandbox.example',
    deliver: async (_url, init) => {
      told.push(new TextDecoder().decode(init?.body as Uint8Array))
      return new Response()
    },
    ...options,
  })
  // A fraction that no format may shorten.
  sandbox.clock.freeze(Date.parse('2040-01-02T03:04:05.678Z') + 0.1234)
  return createMerchant(sandbox.fetch)
}
let merchant: ReturnType<typeof createMerchant>
beforeEach(() => {
  merchant = start()
  return () => sandbox.close()
})

const CALLBACK = 'https://shop.example/callback'
/** The sample as it is sent, with an address that can be called where the sample has a placeholder. */
const requestText = (id: string): string =>
  sampleText(id).replace(/"callback_url": "[^"]*"/, `"callback_url": "${CALLBACK}"`)

const timesOf = (text: string) => {
  const { created_date, timestamp } = JSON.parse(text)
  return { local: Date.parse(`${created_date}Z`), utc: Date.parse(timestamp) }
}
const HOUR = 3_600_000
const hoursAhead = (text: string): number => {
  const { local, utc } = timesOf(text)
  // A few seconds behind would round to -0.
  return Math.round((local - utc) / HOUR) + 0
}

// No document says when a payment is pending, so a scenario goes where each sample is.
const goTo = (status: string): void => {
  sandbox.corners.announced = 'every'
  sandbox.scenario = {
    name: 'as-in-the-sample',
    about: 'Goes where the sample is, and tells.',
    begin: stage => (stage.current()?.status === status ? stage.deliver() : stage.move(status)),
  }
}

describe.each([
  ['kz-p2c-request-hpp', 'kz-p2c-reply', 'kz-p2c-status', 'kz-p2c-callback'],
  ['kz-p2c-request-h2h', 'kz-p2c-reply', 'kz-p2c-status', 'kz-p2c-callback'],
  ['paysafecard-request-h2h', 'paysafecard-reply', 'paysafecard-status', 'paysafecard-callback'],
  ['paysafecard-request-hpp', 'paysafecard-reply', 'paysafecard-status', 'paysafecard-callback'],
  ['upi-request-hpp', 'upi-reply-hpp', 'upi-status', 'upi-callback'],
  ['upi-request-h2h', 'upi-reply-h2h', 'upi-status', 'upi-callback'],
  ['pix-request-h2h', 'pix-reply-qr', 'pix-status', 'pix-callback'],
  ['pix-request-hpp', 'pix-reply-redirect', 'pix-status', 'pix-callback'],
  ['pix-payout-request', 'pix-payout-reply', 'pix-payout-status', 'pix-payout-callback'],
])('the sample %s', (request, reply, status, callback) => {
  const path = request.includes('payout') ? '/v1/payout' : '/v1/payment'
  const create = () => merchant.call('POST', path, requestText(request))

  test(`is accepted once its comments are gone, and answered like ${reply}`, async () => {
    const created = await create()
    expect(created).toMatchObject({ status: 200, isSigned: true })
    const sample = sampleText(reply)
    expect(shapeOf(parseRaw(created.text))).toEqual(shapeOf(parseRaw(sample)))
    expect(statusOf(created.text)).toBe(statusOf(sample))
    const sent = JSON.parse(sampleText(request))
    for (const field of ['reference', 'description', 'currency'] as const) {
      expect(created.envelope[field]).toEqual(sent[field])
    }
    expect(created.envelope.amount).toBe(Number(sent.amount))
    if (reply !== 'upi-reply-hpp') expect(hoursAhead(created.text)).toBe(hoursAhead(sample))
  })

  test(`is read back like ${status}`, async () => {
    const sample = sampleText(status)
    goTo(statusOf(sample))
    await create()
    const checked = await merchant.check(sandbox.transactions()[0]?.requestId)
    expect(checked).toMatchObject({ status: 200, isSigned: true })
    expect(shapeOf(parseRaw(checked.text))).toEqual(shapeOf(parseRaw(sample)))
    expect(statusOf(checked.text)).toBe(statusOf(sample))
    expect(hoursAhead(checked.text)).toBe(hoursAhead(sample))
  })

  test(`is called back like ${callback}`, async () => {
    const sample = sampleText(callback)
    goTo(statusOf(sample))
    await create()
    const [received = '{}', ...more] = told
    expect(more).toEqual([])
    expect(shapeOf(parseRaw(received))).toEqual(shapeOf(parseRaw(sample)))
    expect(statusOf(received)).toBe(statusOf(sample))
    expect(hoursAhead(received)).toBe(hoursAhead(sample))
  })

  test('is answered, read back and called back by the clean profile with the same fields and no quirk', async () => {
    merchant = start({ profile: 'clean' })
    goTo('success')
    const created = await create()
    const checked = await merchant.check(sandbox.transactions()[0]?.requestId)
    const namesIn = (id: string): string[] => Object.keys(JSON.parse(sampleText(id)))
    for (const [text, id] of [
      [created.text, reply],
      [checked.text, status],
      [told[0] ?? '{}', callback],
    ] as const) {
      const envelope = JSON.parse(text)
      expect(Object.keys(envelope).sort()).toEqual([...new Set([...namesIn(id), 'identifier'])].sort())
      expect(envelope).toMatchObject({
        identifier: expect.stringMatching(/^[A-Z0-9]{3}000000001$/),
        request_id: sandbox.transactions()[0]?.requestId,
        billing_amount: envelope.amount,
        created_date: '2040-01-02T03:04:05.678Z',
        status: { date: '2040-01-02T03:04:05.678Z' },
        timestamp: '2040-01-02T03:04:05.678Z',
      })
    }
    const sent = JSON.parse(sampleText(request)).extra.flatMap((entry: object) => Object.entries(entry))
    expect(checked.envelope.extra).toEqual(sent.map(([key, value]: string[]) => ({ key, value })))
  })
})

describe('the quirks of the samples that are about values', () => {
  const minutesPast = Date.parse('2025-04-11T16:58:57.110Z')
  const partOf = (id: string, ...fields: string[]) => {
    const sample = JSON.parse(sampleText(id))
    return Object.fromEntries(fields.map(field => [field, sample[field]]))
  }

  test('a Pix create reply has a status date later than itself, to the digit of the sample', async () => {
    sandbox.clock.freeze(minutesPast)
    const { envelope } = await merchant.call('POST', '/v1/payment', requestText('pix-request-h2h'))
    expect(envelope).toMatchObject(
      partOf('pix-reply-qr', 'status', 'created_date', 'amount', 'billing_amount', 'timestamp', 'identifier'),
    )
  })

  test('extra comes back in part and last first for Pix', async () => {
    await merchant.call('POST', '/v1/payment', requestText('pix-request-h2h'))
    const { envelope } = await merchant.check(sandbox.transactions()[0]?.requestId)
    expect(envelope).toMatchObject(partOf('pix-status', 'extra'))
  })

  test('extra comes back with a key nobody sent for p2c and for a payout', async () => {
    for (const [path, id] of [
      ['/v1/payment', 'kz-p2c-request-h2h'],
      ['/v1/payout', 'pix-payout-request'],
    ] as const) {
      await merchant.call('POST', path, requestText(id))
      const { envelope } = await merchant.check(sandbox.transactions()[0]?.requestId)
      const keys = (envelope.extra as { key: string }[]).map(({ key }) => key)
      expect(keys).toHaveLength(3)
      expect(keys).toEqual(expect.arrayContaining(['key_1', 'key_3', 'sandbox_route']))
    }
  })

  test('UPI bills the 185 of 200 that its sample shows', async () => {
    const { envelope } = await merchant.call('POST', '/v1/payment', requestText('upi-request-hpp'))
    expect(envelope).toMatchObject(
      partOf('upi-reply-hpp', 'amount', 'billing_amount', 'request_id', 'created_date'),
    )
    expect(envelope).not.toHaveProperty('identifier')
  })
})

describe('the sample error', () => {
  test.each([
    ['kz-p2c-error-30', 'kz-p2c-request-hpp'],
    ['upi-error-30', 'upi-request-h2h'],
    ['pix-error-30', 'pix-request-h2h'],
  ])('%s is the answer to %s without its reference', async (error, request) => {
    const { reference: _, ...rest } = JSON.parse(sampleText(request))
    const refused = await merchant.create(rest)
    expect(refused).toMatchObject({ status: 400, isSigned: true })
    expect(shapeOf(parseRaw(refused.text))).toEqual(shapeOf(parseRaw(sampleText(error))))
    const { error_code, error_fields } = JSON.parse(sampleText(error))
    expect(refused.envelope).toMatchObject({ error_code, error_fields })
  })

  test.each([
    ['kz-p2c-error-273', 'kz-p2c-request-hpp', { currency: 'BRL' }],
    ['kz-p2c-error-273', 'kz-p2c-request-hpp', { widget: { method: 'p2p' } }],
    ['upi-error-273', 'upi-request-hpp', { currency: 'KZT' }],
    ['upi-error-273', 'upi-request-h2h', { method: 'upi2' }],
  ])('%s is the answer to %s with %j', async (error, request, fields) => {
    const refused = await merchant.create({ ...JSON.parse(sampleText(request)), ...fields })
    expect(refused).toMatchObject({ status: 400, isSigned: true })
    expect(refused.envelope).toEqual(JSON.parse(sampleText(error)))
  })

  test.each([
    'kz-p2c-error-101',
    'paysafecard-error-101',
    'upi-error-101',
    'pix-error-101',
    'pix-payout-error-101',
  ])('%s is the answer for its request id', async error => {
    const sample = JSON.parse(sampleText(error))
    sandbox.clock.freeze(Date.parse(sample.timestamp))
    const refused = await merchant.check(sample.request_id)
    expect(refused).toMatchObject({ status: 404, isSigned: true })
    expect(refused.text).toBe(JSON.stringify(sample))
  })

  test('of the clean profile names its text and its call alike, also for 273', async () => {
    merchant = start({ profile: 'clean' })
    const refused = await merchant.create({ ...JSON.parse(sampleText('upi-request-h2h')), method: 'upi2' })
    expect(Object.keys(refused.envelope)).toEqual(['error_code', 'error_reason', 'request_id', 'timestamp'])
  })
})

test('no sample of the documents was left out', () => {
  expect([...used].sort()).toEqual(vectors.envelopes.map(({ id }) => id).sort())
  expect(used.size).toBe(36)
})
