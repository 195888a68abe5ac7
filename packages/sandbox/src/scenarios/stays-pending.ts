import type { Scenario } from '../scenario.ts'

export const staysPending: Scenario = {
  name: 'stays-pending',
  about: 'Pending after a second, and for ever: it does not expire.',
  amount: 9106n,
  lifetime: () => Number.POSITIVE_INFINITY,
  begin: stage => stage.after(1, () => stage.move('pending')),
}
