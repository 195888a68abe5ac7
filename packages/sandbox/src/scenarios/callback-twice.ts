import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const callbackTwice: Scenario = {
  name: 'callback-twice',
  about: 'Paid, and called back a second time after the first was taken.',
  amount: 9108n,
  begin: stage => stage.after(USUAL_SECONDS, () => stage.move('success')),
  announce: stage => stage.deliver({ next: {} }),
}
