import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const callbackOutOfOrder: Scenario = {
  name: 'callback-out-of-order',
  about: 'Paid and called back as success; then a callback says pending.',
  amount: 9110n,
  begin: stage => stage.after(USUAL_SECONDS, () => stage.move('success')),
  announce: stage => stage.deliver({ next: { status: 'pending' } }),
}
