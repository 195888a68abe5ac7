import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const declined: Scenario = {
  name: 'declined',
  about: 'Declined after some seconds.',
  amount: 9103n,
  number: { means: 'seconds', usual: USUAL_SECONDS },
  begin: stage => stage.after(stage.number, () => stage.move('declined')),
}
