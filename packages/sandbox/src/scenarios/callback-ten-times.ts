import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const callbackTenTimes: Scenario = {
  name: 'callback-ten-times',
  about: 'Paid, and called back ten times at once.',
  amount: 9109n,
  begin: stage => stage.after(USUAL_SECONDS, () => stage.move('success')),
  async announce(stage) {
    await Promise.all(Array.from({ length: 10 }, () => stage.deliver()))
  },
}
