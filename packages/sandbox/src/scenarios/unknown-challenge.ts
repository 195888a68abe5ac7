import type { Scenario } from '../scenario.ts'

export const unknownChallenge: Scenario = {
  name: 'unknown-challenge',
  about: 'The reply asks for something that no document names.',
  amount: 9123n,
  challenge: { kind: 'unknown', type: 'palm_scan', details: { instruction: 'Hold your palm to the reader' } },
}
