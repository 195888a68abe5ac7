import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { expect, onTestFinished, test } from 'vitest'
import type { ProxyEvent } from './events.ts'
import { toInstrumented } from './otel.ts'
import { PAYER, startShop } from './testing/shop.ts'
import { startTelemetry } from './testing/telemetry.ts'

/** A shop whose proxy tells an OpenTelemetry SDK, and what that has heard. */
const startObserved = async () => {
  const { spans, readCounts, ...telemetry } = startTelemetry()
  const heard: ProxyEvent[] = []
  const shop = await startShop(
    toInstrumented({ onEvent: (event: ProxyEvent) => void heard.push(event) }, telemetry),
  )
  return { shop, heard, spans, readCounts }
}

test('each call to the gateway is a span without ids, and each event is counted', async () => {
  const { shop, heard, spans, readCounts } = await startObserved()
  await shop.start()
  const transaction = shop.latest()
  transaction.status = 'success'
  await shop.callBack(transaction)
  await shop.settled()
  expect(shop.paid).toHaveLength(1)

  const host = new URL(shop.gateway.url).host
  expect(spans.getFinishedSpans().map(({ name, kind, attributes }) => ({ name, kind, attributes }))).toEqual([
    {
      name: 'POST /v1/payment',
      kind: SpanKind.CLIENT,
      attributes: {
        'http.request.method': 'POST',
        'url.template': '/v1/payment',
        'server.address': host,
        'http.response.status_code': 200,
      },
    },
    expect.objectContaining({ name: 'GET /v1/transaction/{id}' }),
  ])
  expect(heard.map(({ type }) => type)).toEqual(['payment_created', 'code_refused', 'status_changed'])
  const points = await readCounts()
  expect(points.map(({ attributes, value }) => ({ ...attributes, value }))).toEqual([
    { type: 'payment_created', method: 'pix', value: 1 },
    { type: 'code_refused', value: 1 },
    { type: 'status_changed', from: 'created', to: 'success', value: 1 },
  ])
})

test('a call that fails is a span that failed, and the failure reaches the proxy as it was', async () => {
  const { shop, spans, readCounts } = await startObserved()
  shop.gateway.faults.push('http-500')
  expect((await shop.start({ order: 'o1' })).payment.status).toBe('unknown')
  await shop.gateway.close()
  expect((await shop.create({ order: 'o2' })).status).toBe(503)
  const [answered, ...unanswered] = spans.getFinishedSpans()
  expect(answered?.attributes).toMatchObject({ 'http.response.status_code': 500, 'error.type': '500' })
  expect(unanswered).toHaveLength(3)
  for (const span of unanswered)
    expect([span.attributes['error.type'], span.status, span.events]).toEqual([
      'TypeError',
      { code: SpanStatusCode.ERROR },
      [],
    ])
  expect((await readCounts()).map(({ attributes }) => attributes.type)).toContain('gateway_failed')
})

test('H9: nothing that is secret or personal gets into spans or counts', async () => {
  const { shop, spans, readCounts } = await startObserved()
  const { token } = await shop.start()
  const transaction = shop.latest()
  transaction.status = 'declined'
  await shop.callBack(transaction)
  const told = JSON.stringify([
    spans
      .getFinishedSpans()
      .map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
    await readCounts(),
  ])
  expect(told.length).toBeGreaterThan(100)
  const callbackToken = transaction.callback_url.split('/').at(-1) ?? ''
  for (const secret of [
    'test-key',
    'test-password',
    'john_yablonliy',
    token,
    callbackToken,
    transaction.request_id,
    '11144477735',
    ...Object.values(PAYER),
  ])
    expect(told).not.toContain(secret)
})

test('a log that fails later, by itself or under telemetry, ends no process and costs no payment', async () => {
  const unheard: unknown[] = []
  const note = (reason: unknown): void => void unheard.push(reason)
  process.on('unhandledRejection', note)
  onTestFinished(() => void process.off('unhandledRejection', note))
  const onEvent = async (): Promise<void> => {
    throw new Error('the log is away')
  }
  for (const options of [{ onEvent }, toInstrumented({ onEvent })]) {
    const shop = await startShop(options)
    await shop.start()
    await new Promise(resolve => setTimeout(resolve))
  }
  expect(unheard).toEqual([])
})
