import { respondJson } from '../../respond.ts'
import { bodyOf, json, type Operation } from '../operation.ts'
import type { PanelParts } from '../parts.ts'
import { ref } from '../schemas.ts'

/** A century; farther than that no date can be written. */
const LONGEST_ADVANCE_MS = 100 * 365 * 24 * 60 * 60 * 1000
/** Beyond the year 9999 dates have another form; nobody has to go there. */
const LATEST_MS: number = Date.UTC(9000, 0)

const CLOCK = json('The clock as it is now.', ref('Clock'))

/** What time it is. */
export function createClockOperations({ clock }: PanelParts): readonly Operation[] {
  const respondClock = (): Response => respondJson(200, { now: clock.now(), frozen: clock.isFrozen })

  return [
    {
      verb: 'GET',
      path: '/_sandbox/clock',
      id: 'getClock',
      summary: 'Says what time it is.',
      ok: CLOCK,
      run: respondClock,
    },
    {
      verb: 'POST',
      path: '/_sandbox/clock/advance',
      id: 'advanceClock',
      summary: 'Moves time forward; what falls due on the way has happened in the answer.',
      body: bodyOf(
        { ms: { type: 'number', minimum: 0, maximum: LONGEST_ADVANCE_MS, description: 'Milliseconds.' } },
        'ms',
      ),
      examples: [{ ms: 60_000 }],
      ok: CLOCK,
      run: ({ fields }) => {
        clock.advance(Math.min(Number(fields.ms), Math.max(0, LATEST_MS - clock.now())))
        return respondClock()
      },
    },
    {
      verb: 'POST',
      path: '/_sandbox/clock/freeze',
      id: 'freezeClock',
      summary: 'Stops time, where it stands or at a moment.',
      body: bodyOf({
        at: { type: 'number', minimum: 0, maximum: LATEST_MS, description: 'Epoch milliseconds.' },
      }),
      examples: [{}, { at: 2_000_000_000_000 }],
      ok: CLOCK,
      run: ({ fields }) => {
        clock.freeze(fields.at === undefined ? undefined : Number(fields.at))
        return respondClock()
      },
    },
    {
      verb: 'POST',
      path: '/_sandbox/clock/resume',
      id: 'resumeClock',
      summary: 'Lets time run again from where it stands.',
      ok: CLOCK,
      run: () => {
        clock.resume()
        return respondClock()
      },
    },
  ]
}
