import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const callbackWrongSignature: Scenario = {
  name: 'callback-wrong-signature',
  about: 'Paid, and every callback carries the signature of other bytes.',
  amount: 9112n,
  begin: stage => stage.after(USUAL_SECONDS, () => stage.move('success')),
  announce: stage => stage.deliver({ isForged: true }),
}
