import type { ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { payoutMethods } from '@rumba/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createGateway } from './gateway.ts'
import { toInstrumented } from './otel.ts'
import { createProxy } from './proxy.ts'
import type { Store } from './stores/contract.ts'
import { createMemoryStore } from './stores/memory.ts'
import { CREDENTIALS, signAs } from './testing/fakeGateway.ts'
import { PAYER, PUBLIC_URL, startShop } from './testing/shop.ts'
import { startTelemetry } from './testing/telemetry.ts'

const PAN = '4111111111111111'
const CANARIES = {
  key: 'canary-key-9f2',
  password: CREDENTIALS.password,
  'next key': 'canary-next-key-71c',
  'next password': 'canary-next-password-b04',
  'card number': PAN,
  'spaced card number': '4111 1111 1111 1111',
  'tax id': '11144477735',
  'formatted tax id': PAYER.taxId,
  'e-mail': 'canary@payer.example',
  surname: 'Canaryson',
  'one-time code': '907341',
  cookie: 'canary-cookie',
  'text of the merchant': 'canary-of-the-merchant',
  'text of the store': 'canary-of-the-store',
}

/** All that an error shows to whoever logs it, and all that is hidden in it. */
const everyWayToShow = (value: unknown): string =>
  [
    inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity }),
    String(value),
    value instanceof Error ? `${value.stack} ${value.message}` : '',
    JSON.stringify(value, (_key, entry: unknown) =>
      typeof entry === 'bigint'
        ? `${entry}n`
        : entry instanceof Error
          ? { ...entry, name: entry.name, message: entry.message, cause: entry.cause, stack: entry.stack }
          : entry,
    ),
  ].join('\n')

test("H9: no secret, token, signature or word of a payer gets into events, errors and their causes, traces, records, the console or anybody else's answer", async () => {
  const sinks: Record<string, unknown[]> = { events: [], errors: [], records: [], console: [], answers: [] }
  const note = (sink: string, value: unknown): void => void sinks[sink]?.push(value)
  const failureOf = async (call: Promise<unknown>): Promise<void> =>
    call.then(
      () => expect.unreachable('it should have failed'),
      (error: unknown) => note('errors', error),
    )
  const secrets = new Map(Object.entries(CANARIES))

  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const spy = vi.spyOn(console, name).mockImplementation((...words) => note('console', words))
    onTestFinished(() => spy.mockRestore())
  }
  const { spans, readCounts, ...telemetry } = startTelemetry()

  const memory = createMemoryStore()
  let storeFails = false
  const noting: Store = {
    ...memory,
    insert(record) {
      note('records', record)
      return memory.insert(record)
    },
    replace(record) {
      if (storeFails)
        return Promise.reject(
          new Error(`${CANARIES['text of the store']} ${JSON.stringify(record.reference)}`),
        )
      note('records', record)
      return memory.replace(record)
    },
    lease(...words) {
      note('records', words)
      return memory.lease(...words)
    },
  }
  const credentials = {
    login: CREDENTIALS.login,
    key: [CANARIES.key, CANARIES['next key']],
    password: [CANARIES.password, CANARIES['next password']],
  } as const
  const accessTokens = new Set<string>()
  let sendFails: unknown
  const shop = await startShop(
    toInstrumented(
      {
        credentials,
        store: noting,
        limits: false as const,
        onEvent: (event: unknown) => note('events', event),
        onPaid() {
          throw new Error(CANARIES['text of the merchant'])
        },
        async fetch(url: Parameters<typeof fetch>[0], init?: RequestInit) {
          const headers = new Headers(init?.headers)
          for (const name of ['access-token', 'signature']) accessTokens.add(headers.get(name) ?? '')
          if (sendFails) {
            // As a library may that shows what it was about to send.
            throw new TypeError('fetch failed', {
              cause: Object.assign(new Error(`refused ${JSON.stringify([...headers])}`), {
                code: 'ECONNRESET',
                headers,
              }),
            })
          }
          return fetch(url, init)
        },
      },
      telemetry,
    ),
  )
  const { calls, gateway, proxy } = shop
  const payer = { ...PAYER, lastName: CANARIES.surname, email: CANARIES['e-mail'] }
  const own = new Set<string>()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie: `session=${CANARIES.cookie}`, ...(init.headers as Record<string, string>) }
    const response = await shop.request(path, { ...init, headers })
    const text = await response.clone().text()
    const { token } = text.startsWith('{') ? JSON.parse(text) : {}
    // A page may have its own token, once, in the answer that hands it out.
    if (typeof token === 'string') {
      own.add(token)
      secrets.set(`status token ${own.size}`, token)
      note('answers', [text.replace(token, ''), ...response.headers])
    } else note('answers', [text, ...response.headers])
    return response
  }
  let orders = 0
  const create = (changes: object = {}): Promise<Response> => {
    orders += 1
    return ask('/payments', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `k${orders}`,
        origin: 'https://shop.example',
      },
      body: JSON.stringify({ order: `o${orders}`, method: 'pix', payer, ...changes }),
    })
  }
  const says =
    (status: number, reply: object) =>
    (response: ServerResponse): void => {
      const text = JSON.stringify(reply)
      response.writeHead(status, { signature: signAs(text) }).end(text)
    }
  const echo = Object.values(CANARIES).join(' ')
  const refusing = (message: string) =>
    says(400, {
      error_code: 30,
      error_reason: `wrong: ${echo}`,
      error_message: echo,
      error_fields: [
        { field: 'itn', message },
        { field: `card.${PAN}`, message },
      ],
    })
  const callBack = async (changes: Record<string, unknown> = {}, init?: RequestInit): Promise<void> => {
    const { body, headers } = gateway.callback(shop.latest(), changes)
    secrets.set(`signature ${secrets.size}`, headers.signature ?? '')
    secrets.set(`callback token ${secrets.size}`, shop.latest().callback_url.split('/').at(-1) ?? '')
    const request = new Request(shop.latest().callback_url, { method: 'POST', body, headers, ...init })
    note('answers', await (await proxy.fetch(request)).text())
  }

  // What a page does, and what goes wrong with it.
  const { token, resume } = await (await create()).json()
  secrets.set('resume token', resume)
  const bearer = { authorization: `Bearer ${token}` }
  await ask('/order', { headers: { 'rumba-order': 'o1' } })
  const order = await proxy.orders.sign({ id: 'o1', amount: { minor: 2501n, currency: 'BRL' } })
  secrets.set('order token', order)
  await ask('/order', { headers: { 'rumba-order': `${order}x` } })
  await ask('/payments/me', { headers: { authorization: `Bearer ${token}x` } })
  await ask('/payments/me', { headers: { 'rumba-reference': 'o1-1' } })
  await ask('/payments/me', { headers: { 'rumba-reference': `${resume}x` } })
  await create({ amount: echo })
  await create({ payer: { ...payer, [CANARIES.surname]: 'x' } })
  await create({ payer: { ...payer, taxId: '' } })
  gateway.faults.push(refusing(echo))
  await create()
  for (const fault of ['unsigned', 'http-500', 'cut', 'other-amount', 'redirect'] as const) {
    gateway.faults.push(fault)
    await create()
  }
  gateway.faults.push(says(200, { error_code: 0, reference: echo, status: { name: echo }, amount: echo }))
  await create()
  gateway.faults.push('unauthorized', 'unauthorized')
  await create()
  sendFails = true
  await create()
  await failureOf(proxy.gateway.getTransaction('00000000-0000-4000-8000-000000000001'))
  sendFails = false

  // What the gateway and strangers say.
  shop.advance(20_000)
  gateway.faults.push((response, text) => {
    const body = JSON.stringify({
      ...JSON.parse(text),
      identifier: echo,
      description: echo,
      extra: { route: echo },
      requisites: { pan: PAN },
      challenge: { challenge_type: 'otp', challenge_otp: {} },
    })
    response.writeHead(200, { signature: signAs(body) }).end(body)
  })
  const asked = await (await create()).json()
  expect(asked.payment.challenge).toEqual({ kind: 'otp' })
  gateway.faults.push(refusing(echo))
  await ask('/payments/me/confirm', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${asked.token}` },
    body: JSON.stringify({ fields: { otp: CANARIES['one-time code'] } }),
  })
  await callBack({ identifier: echo, description: echo, surprise: echo, status: { name: 'pending' } })
  await callBack({ error_code: 5, error_message: echo, error_reason: echo })
  await callBack({ reference: CANARIES.surname })
  await callBack({ amount: 0.01 })
  await callBack(
    {},
    {
      body: `{"${CANARIES.surname}": `,
      headers: { 'content-type': 'application/json', signature: signAs(`{"${CANARIES.surname}": `) },
    },
  )
  await callBack({}, { headers: { 'content-type': 'application/json', signature: CANARIES.password } })
  storeFails = true
  await callBack({ status: { name: 'declined' } })
  storeFails = false
  shop.latest().status = 'success'
  await callBack({ status: { name: 'success' } })
  await shop.settled()
  await ask('/payments/me', { headers: bearer })

  // What the merchant's own server does.
  const payout = {
    method: payoutMethods.card,
    reference: 'p1',
    amount: { minor: 10_000n, currency: 'UAH' },
    customerId: 'c1',
    customer: {},
    beneficiary: { pan: PAN, holderName: CANARIES.surname },
  } as const
  const allow = { authorize: () => true }
  note('answers', await calls.payouts.create(payout, allow))
  // What it says of each field is for the merchant to read, but for numbers that could be a card's.
  gateway.faults.push(refusing(`${CANARIES['spaced card number']} ${CANARIES['formatted tax id']}`))
  await failureOf(calls.payouts.create(payout, allow))
  gateway.faults.push('unsigned')
  note('answers', await calls.payouts.create(payout, allow))
  await failureOf(calls.payouts.create(payout, { authorize: () => false }))
  await failureOf(proxy.gateway.verifyCallback(Buffer.from(echo), { signature: signAs(echo, 'x') }))
  await failureOf(proxy.gateway.verifyCallback(Buffer.from(echo), { signature: signAs(echo) }))
  await failureOf(proxy.gateway.verifyCallback({ echo } as never, {}))
  await failureOf(proxy.gateway.request('POST', `payment/${PAN} ${CANARIES.surname}`, echo))
  await failureOf(
    proxy.orders.sign({ id: CANARIES['e-mail'], amount: { minor: 1n, currency: 'BRL' }, description: echo }),
  )
  const spoilt = { login: 'a', key: `${CANARIES.key} `, password: ` ${CANARIES.password}` }
  await failureOf(
    (async () => createProxy({ credentials: spoilt, publicUrl: `https://${CANARIES.surname}@x/` }))(),
  )
  await failureOf((async () => createGateway({ credentials: spoilt }))())

  for (const [index, value] of [...accessTokens].entries()) secrets.set(`header ${index}`, value)
  const counts = await readCounts()
  const traces = spans
    .getFinishedSpans()
    .map(({ name, attributes, events, status, links }) => ({ name, attributes, events, status, links }))
  const everything: Record<string, readonly unknown[]> = {
    ...sinks,
    traces: [traces, counts],
    objects: [proxy, proxy.gateway, calls, createProxy({ credentials, publicUrl: PUBLIC_URL })],
  }
  for (const sink of ['events', 'errors', 'records', 'answers', 'traces'])
    expect([sink, everyWayToShow(everything[sink]).length > 500]).toEqual([sink, true])
  expect(sinks.events?.length).toBeGreaterThan(15)
  expect(sinks.errors?.length).toBeGreaterThan(8)
  expect(accessTokens.size).toBeGreaterThan(5)

  const leaks = Object.entries(everything).flatMap(([sink, values]) =>
    values.flatMap(value => {
      const shown = everyWayToShow(value)
      return [...secrets].flatMap(([name, secret]) =>
        // The page that may have it is answered with it.
        secret !== '' && shown.includes(secret) && !(name === 'resume token' && sink === 'answers')
          ? [`${name} in ${sink}: ${shown.slice(0, 300)}`]
          : [],
      )
    }),
  )
  expect(leaks).toEqual([])
})
