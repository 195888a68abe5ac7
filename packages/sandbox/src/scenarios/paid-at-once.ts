import type { Scenario } from '../scenario.ts'

export const paidAtOnce: Scenario = {
  name: 'paid-at-once',
  about: 'Paid as soon as the reply has left.',
  amount: 9101n,
  begin: stage => stage.after(0, () => stage.move('success')),
}
