import type { NamedScenario, ScenarioChoice } from '../casting.ts'
import { toNumber } from '../gateway/amount.ts'
import type { Scenario } from '../scenario.ts'
import type { Call } from '../state/calls.ts'
import type { Act, TimelineEntry } from '../state/timeline.ts'
import { type CallbackAttempt, type Transaction, toIdentifier } from '../state/transaction.ts'
import type { PanelParts } from './parts.ts'

/** An object that is sent as JSON. */
export type Json = Readonly<Record<string, unknown>>

/** A transaction in the spelling of the panel's API. Times are epoch milliseconds. */
export function toTransactionJson(transaction: Transaction): Json {
  const { amount, challenge, code, requisites, otp, beneficiary } = transaction
  return {
    request_id: transaction.requestId,
    identifier: toIdentifier(transaction),
    kind: transaction.kind,
    reference: transaction.reference,
    method: transaction.method,
    amount: toNumber(amount),
    currency: amount.currency,
    status: transaction.status,
    ...(code !== undefined && { code }),
    ...(challenge?.kind === 'redirect' && { url: challenge.url }),
    ...(requisites && { requisites }),
    ...(otp !== undefined && { otp }),
    ...(challenge?.kind === 'requisites' && { asks: challenge.fields }),
    ...(beneficiary && { beneficiary: { [beneficiary.key]: beneficiary.fields } }),
    scenario: transaction.scenario,
    callback_url: transaction.callbackUrl ?? null,
    callbacks: transaction.callbacks.map(toCallbackJson),
    created_at: transaction.createdAt,
    expires_at: transaction.expiresAt ?? null,
  }
}

/** The same with what happened to it. */
export function toTransactionWithTimelineJson(transaction: Transaction): Json {
  return { ...toTransactionJson(transaction), timeline: transaction.timeline.map(toEntryJson) }
}

export function toCallJson(call: Call): Json {
  return {
    number: call.number,
    at: call.at,
    verb: call.verb,
    path: call.path,
    has_token: call.hasToken,
    is_signed: call.isSigned,
    token_fault: call.tokenFault ?? null,
    signature_fault: call.signatureFault ?? null,
    body: call.body ?? null,
    status: call.status,
    error_code: call.errorCode,
    request_id: call.requestId ?? null,
  }
}

export function toScenarioJson({ name, about, amount, number }: Scenario): Json {
  return { name, about, minor_units: Number(amount), ...(number && { number }) }
}

function toCallbackJson(attempt: CallbackAttempt): Json {
  return {
    sent_at: attempt.sentAt,
    status: attempt.status,
    ms: attempt.ms,
    error: attempt.error,
    told: attempt.told,
    is_forged: attempt.isForged,
    next_at: attempt.nextAt,
  }
}

function toEntryJson(entry: TimelineEntry): Json {
  switch (entry.kind) {
    case 'call':
      return {
        kind: 'call',
        at: entry.at,
        call: entry.number,
        times: entry.times,
        verb: entry.verb,
        path: entry.path,
        status: entry.status,
        error_code: entry.errorCode,
        token_fault: entry.tokenFault ?? null,
        signature_fault: entry.signatureFault ?? null,
      }
    case 'act':
      return { kind: 'act', at: entry.at, ...toActJson(entry.act) }
    case 'move':
    case 'callback':
      return { ...entry }
  }
}

function toActJson(act: Act): Json {
  if (act.name !== 'callback') {
    const { name, ...paid } = act
    return { act: name, ...paid }
  }
  const { name, times, status, isForged } = act
  return { act: name, times, ...(status !== undefined && { status }), ...(isForged && { forged: true }) }
}

/** The clock and all the controls in one. */
export function toStateJson({ clock, casting, faults, corners }: PanelParts): Json {
  return {
    now: clock.now(),
    frozen: clock.isFrozen,
    scenario: nameOf(casting.choice),
    next_scenario: nameOf(casting.next),
    faults,
    corners,
  }
}

/** A scenario that was chosen by code may have no name that could be sent back. */
export function nameOf(choice: ScenarioChoice | NamedScenario | undefined): string | null {
  if (choice === undefined || typeof choice === 'function') return null
  return typeof choice === 'string' ? choice : choice.name
}
