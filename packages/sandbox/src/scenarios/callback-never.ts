import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const callbackNever: Scenario = {
  name: 'callback-never',
  about: 'Paid, and nobody is told: only a status check finds out.',
  amount: 9111n,
  begin: stage => stage.after(USUAL_SECONDS, () => stage.move('success')),
  announce: async () => {},
}
