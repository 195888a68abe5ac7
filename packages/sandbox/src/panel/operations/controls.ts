import type { Choices } from '../../choices.ts'
import { CORNERS } from '../../corners.ts'
import { FAULTS } from '../../faults.ts'
import { respondJson } from '../../respond.ts'
import { SCENARIOS } from '../../scenarios.ts'
import { createEventStream } from '../eventStream.ts'
import { nameOf, toScenarioJson, toStateJson } from '../json.ts'
import { bodyOf, json, type Operation, textOf, toProblem } from '../operation.ts'
import type { PanelParts } from '../parts.ts'
import { toProperties } from '../schema.ts'
import { object, ref, SCENARIO_LIST } from '../schemas.ts'

const STATE = json('The controls as they are now.', ref('State'))

/** What is played, how the gateway misbehaves, and news of it all. */
export function createControlOperations(parts: PanelParts): readonly Operation[] {
  const { casting, changes, faults, corners, settings, store, reset } = parts
  const state = () => toStateJson(parts)
  /** After one of the controls was set. */
  const respondState = (value: unknown = state()): Response => {
    changes.note({ kind: 'state' })
    return respondJson(200, value)
  }

  /** Plain data that is read as a whole and set in part. */
  const switches = <Values extends object>(
    name: 'Faults' | 'Corners',
    reads: string,
    sets: string,
    choices: Choices<Values>,
    values: Values,
    ...examples: readonly Partial<Values>[]
  ): readonly Operation[] => {
    const path = `/_sandbox/${name.toLowerCase()}`
    const ok = json(`All ${name.toLowerCase()}.`, ref(name))
    return [
      { verb: 'GET', path, id: `get${name}`, summary: reads, ok, run: () => respondJson(200, values) },
      {
        verb: 'POST',
        path,
        id: `set${name}`,
        summary: sets,
        body: bodyOf(toProperties(choices)),
        examples,
        ok,
        run: ({ fields }) => respondState(Object.assign(values, fields)),
      },
    ]
  }

  return [
    {
      verb: 'GET',
      path: '/_sandbox/scenarios',
      id: 'listScenarios',
      summary: 'Says what new transactions play, and what they can.',
      ok: json('The choice and the scenarios.', SCENARIO_LIST),
      run: () =>
        respondJson(200, {
          scenario: nameOf(casting.choice),
          next: nameOf(casting.next),
          scenarios: SCENARIOS.map(toScenarioJson),
        }),
    },
    {
      verb: 'POST',
      path: '/_sandbox/scenario',
      id: 'chooseScenario',
      summary: 'Chooses what all new transactions play, or the next one only.',
      body: bodyOf(
        {
          scenario: {
            type: ['string', 'null'],
            maxLength: 60,
            description: 'declined, paid-after:5, by-amount …; null clears the choice',
            examples: ['paid-after:5'],
          },
          for: { enum: ['all', 'next'], description: 'Whom it is for; all when it is left out.' },
        },
        'scenario',
      ),
      examples: [{ scenario: 'declined' }, { scenario: 'paid-after:5', for: 'next' }, { scenario: null }],
      ok: json(
        'What is chosen now.',
        object({ scenario: { type: ['string', 'null'] }, next: { type: ['string', 'null'] } }),
      ),
      run: ({ fields }) => {
        const named = textOf(fields.scenario)
        try {
          if (fields.for === 'next') casting.next = named
          else casting.choice = named ?? settings.scenario
        } catch (error) {
          return toProblem(error)
        }
        return respondState({ scenario: nameOf(casting.choice), next: nameOf(casting.next) })
      },
    },
    ...switches(
      'Faults',
      'Says in which ways the gateway misbehaves.',
      'Turns faults on and off; what is left out stays as it is.',
      FAULTS,
      faults,
      { unsignedReplies: true },
      { callbacks: 'never', payCode: 'other-payee' },
    ),
    ...switches(
      'Corners',
      'Says how the sandbox decides what the documents leave open.',
      'Decides it otherwise; what is left out stays as it is.',
      CORNERS,
      corners,
      { notFoundStatus: 200 },
    ),
    {
      verb: 'GET',
      path: '/_sandbox/state',
      id: 'getState',
      summary: 'Gives the clock and all the controls in one.',
      ok: STATE,
      run: () => respondJson(200, state()),
    },
    {
      verb: 'GET',
      path: '/_sandbox/events',
      id: 'listen',
      summary: 'Tells what happens, as server-sent events.',
      description:
        '`state` (a State) first and whenever one of the controls was set; `transaction` (a Transaction) and `call` (a Call) as they come; `reset` (an empty object). Nothing is replayed: after a break, read the lists again.',
      ok: { description: 'A stream without an end.', type: 'text/event-stream', schema: { type: 'string' } },
      run: () => createEventStream({ changes, store, state }),
    },
    {
      verb: 'POST',
      path: '/_sandbox/reset',
      id: 'reset',
      summary: 'Forgets everything, goes back to real time and to the options of the start.',
      ok: STATE,
      run: () => {
        reset()
        return respondState()
      },
    },
  ]
}
