import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const unknownStatus: Scenario = {
  name: 'unknown-status',
  about: 'Called back as on_hold, a status that no document names, and paid 2 seconds later.',
  amount: 9122n,
  begin(stage) {
    stage.after(USUAL_SECONDS, () => Promise.all([stage.move('on_hold'), stage.deliver()]))
    stage.after(2 * USUAL_SECONDS, () => stage.move('success'))
  },
}
