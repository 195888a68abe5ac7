import { formatDecimal, type Money } from '@rumba/core'
import { changed } from '../choices.ts'
import { type Corners, USUAL_CORNERS } from '../corners.ts'
import { type Faults, NO_FAULTS } from '../faults.ts'
import { readAmount } from '../gateway/amount.ts'
import { isFields } from '../gateway/fields.ts'
import { withTestCard } from '../gateway/testCard.ts'
import type { Settings } from '../options.ts'
import { formatPlay, playForAmount, SCENARIOS } from '../scenarios.ts'
import type { Call } from '../state/calls.ts'
import type { Act, TimelineEntry } from '../state/timeline.ts'
import { type CallbackAttempt, isTaken, type Transaction } from '../state/transaction.ts'

interface CopyParts {
  readonly settings: Pick<Settings, 'profile' | 'pixLifetimeMs' | 'payoutMs' | 'retryDelaysMs'>
  readonly usual: Pick<Settings, 'profile' | 'pixLifetimeMs' | 'payoutMs' | 'retryDelaysMs'>
  readonly faults: Readonly<Faults>
  readonly corners: Readonly<Corners>
  readonly findCall: (number: number) => Call | undefined
}

/** Whose test it is; the copy imports this package by its name as anybody does. */
const PACKAGE = '@rumba/sandbox'

/**
 * Writes a Vitest test that brings a new transaction into the state of this one: the same request, then the same acts at the
 * same distances of time, with callbacks answered as they were. It runs by itself, with the published demo pair. Nothing when
 * the sandbox has forgotten the request.
 */
export function formatVitest(transaction: Transaction, parts: CopyParts): string | undefined {
  const { timeline, callbacks, createdAt } = transaction
  const creation = timeline.find(entry => entry.kind === 'call' && entry.verb === 'POST')
  const request = creation?.kind === 'call' ? parts.findCall(creation.number) : undefined
  if (request?.text === undefined) return undefined

  const steps: string[] = []
  let now = createdAt
  /** How many callbacks had their answer by what the test has waited for. */
  let settled = 0
  let sent = 0
  const settle = (): void => {
    if (sent === settled) return
    steps.push(waitForCallbacks(callbacks.slice(0, sent)))
    settled = sent
  }
  for (const entry of timeline) {
    if (entry === creation) continue
    const step = stepOf(entry, parts.findCall)
    const ms = Math.ceil(entry.at - now)
    // A first callback leaves with the move it is about; the moments in between are those of this machine.
    const isDue =
      entry.kind === 'callback'
        ? callbacks.slice(0, entry.index).some(({ status }) => !isTaken(status))
        : entry.kind !== 'call' || step !== undefined
    if (ms > 0 && isDue) {
      settle()
      steps.push(`sandbox.clock.advance(${ms})`)
      now += ms
    }
    if (entry.kind === 'callback') sent = entry.index + 1
    if (step !== undefined) {
      settle()
      steps.push(step)
    }
  }
  settle()

  const name = `${transaction.method} of ${amountOf(transaction.amount)} is ${transaction.status}`
  // A reply that a scenario holds back would keep the test waiting while the clock stands still.
  const isHeld = SCENARIOS.some(({ name: played, reply }) => played === transaction.scenario && reply)
  const sending = `call(${quote(request.verb)}, ${quote(request.path)}, ${quote(withTestCard(request) ?? request.text)})`
  const end = { reference: transaction.reference, method: transaction.method, status: transaction.status }
  return [
    "import { createHmac } from 'node:crypto'",
    `import { createSandbox, DEMO_CREDENTIALS } from ${quote(PACKAGE)}`,
    `import { expect, test${sent > 0 || isHeld ? ', vi' : ''} } from 'vitest'`,
    '',
    'const { login, key, password } = DEMO_CREDENTIALS',
    "const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')",
    '',
    `test(${quote(name)}, async () => {`,
    ...indent([
      ...optionLines(transaction, request, parts),
      'const call = (method: string, path: string, body: string) => {',
      "  const headers = { 'access-token': hmac(key, login), signature: hmac(password, login + body) }",
      "  return sandbox.fetch(new Request('http://sandbox' + path, { method, headers, body }))",
      '}',
      `sandbox.clock.freeze(${Math.floor(createdAt)})`,
      '',
      ...(isHeld
        ? [
            `const reply = ${sending}`,
            'await vi.waitFor(() => expect(sandbox.transactions()).toHaveLength(1))',
          ]
        : [`await ${sending}`]),
      ...(steps.some(step => step.includes('requestId'))
        ? ["const requestId = sandbox.transactions()[0]?.requestId ?? ''"]
        : []),
      ...steps,
      '',
      `expect(sandbox.transactions()[0]).toMatchObject(${literal(end)})`,
      'sandbox.close()',
      ...(isHeld ? ['await reply'] : []),
    ]),
    '})',
    '',
  ].join('\n')
}

const indent = (lines: readonly string[]): string[] => lines.map(line => (line === '' ? '' : `  ${line}`))

function optionLines(transaction: Transaction, request: Call, parts: CopyParts): string[] {
  const { settings, usual, faults, corners } = parts
  const options: string[] = []
  for (const name of ['profile', 'pixLifetimeMs', 'payoutMs', 'retryDelaysMs'] as const) {
    const value = settings[name]
    if (JSON.stringify(value) !== JSON.stringify(usual[name])) options.push(`${name}: ${literal(value)},`)
  }
  const turned = changed(corners, USUAL_CORNERS)
  if (turned.length > 0) options.push(`corners: ${literal(Object.fromEntries(turned))},`)

  const { scenario, scenarioNumber } = transaction
  const { amount, currency } = isFields(request.body) ? request.body : {}
  const byAmount = playForAmount(readAmount(amount, String(currency))?.minor ?? 0n).scenario.name
  if (scenario === 'normal' || SCENARIOS.some(({ name }) => name === scenario)) {
    if (scenario !== byAmount || scenario !== 'normal') {
      options.push(`scenario: ${quote(formatPlay(scenario, scenarioNumber))},`)
    }
  } else {
    options.push(`// It played a scenario of your own, ${quote(scenario)}: give it here.`)
  }

  const answers = transaction.callbacks.map(({ status }) => status ?? 0)
  const isWell = transaction.callbacks.every(({ status }) => isTaken(status))
  return [
    ...(isWell ? [] : [`const answers = ${literal(answers)}`]),
    'const sandbox = createSandbox({',
    ...indent(options),
    '  // Your own handler goes here; it gets every callback as fetch would send it.',
    ...(isWell
      ? ['  deliver: async () => new Response(),']
      : [
          '  deliver: async () => {',
          '    const status = answers.shift()',
          "    if (!status) throw new Error('no answer')",
          '    return new Response(null, { status })',
          '  },',
        ]),
    '})',
    ...changed(faults, NO_FAULTS).map(([name, value]) => `sandbox.faults.${name} = ${literal(value)}`),
  ]
}

/** What the test does for an entry; nothing where time alone brings it. */
function stepOf(entry: TimelineEntry, findCall: CopyParts['findCall']): string | undefined {
  if (entry.kind === 'act') return actStep(entry.act)
  // What the shop sent back for a challenge.
  if (entry.kind === 'call' && entry.verb !== 'GET' && entry.status === 200) {
    const text = findCall(entry.number)?.text ?? '{}'
    return `await call(${quote(entry.verb)}, '/v1/payment/' + requestId, ${quote(text)})`
  }
  return undefined
}

function actStep(act: Act): string {
  switch (act.name) {
    case 'pay': {
      const { name: _, ...paid } = act
      return `sandbox.pay(requestId${Object.keys(paid).length > 0 ? `, ${literal(paid)}` : ''})`
    }
    case 'open':
      return `await sandbox.fetch(new Request('http://sandbox/pay/' + sandbox.transactions()[0]?.pageId))`
    case 'keep-pending':
      return 'sandbox.keepPending(requestId)'
    case 'callback': {
      const { name: _, ...how } = act
      return `sandbox.callBack(requestId, ${literal(how)})`
    }
    default:
      return `sandbox.${act.name}(requestId)`
  }
}

function waitForCallbacks(attempts: readonly CallbackAttempt[]): string {
  const answered = attempts.map(({ told, status, ms }) =>
    ms === null ? literal({ told }) : `{ told: ${quote(told)}, ms: expect.any(Number), status: ${status} }`,
  )
  return `await vi.waitFor(() => expect(sandbox.transactions()[0]?.callbacks).toMatchObject([${answered.join(', ')}]))`
}

/** `BRL 25.01` */
function amountOf(money: Money): string {
  return `${money.currency} ${formatDecimal(money)}`
}

/** A value as TypeScript source. */
function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (!isFields(value)) return String(value)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return `{ ${entries.map(([name, entry]) => `${name}: ${literal(entry)}`).join(', ')} }`
}

function quote(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner}'`
}
