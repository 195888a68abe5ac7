import type { Scenario } from '../scenario.ts'

export const slowReply: Scenario = {
  name: 'slow-reply',
  about: 'Created, and the reply takes its time.',
  amount: 9117n,
  number: { means: 'seconds', usual: 20 },
  async reply(reply, stage) {
    await stage.wait(stage.number)
    return reply
  },
}
