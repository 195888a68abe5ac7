import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const paidAfter: Scenario = {
  name: 'paid-after',
  about: 'Paid after some seconds.',
  amount: 9102n,
  number: { means: 'seconds', usual: USUAL_SECONDS },
  begin: stage => stage.after(stage.number, () => stage.move('success')),
}
