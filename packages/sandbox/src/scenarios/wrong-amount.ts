import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const wrongAmount: Scenario = {
  name: 'wrong-amount',
  about: 'Paid one minor unit short; callback and status check say so, and say success.',
  amount: 9113n,
  paid: amount => ({ ...amount, minor: amount.minor === 1n ? 2n : amount.minor - 1n }),
  begin: stage => stage.after(USUAL_SECONDS, () => stage.move('success')),
}
