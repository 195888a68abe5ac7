import type { Scenario } from '../scenario.ts'

export const callbackBeforeReply: Scenario = {
  name: 'callback-before-reply',
  about: 'Paid, called back and answered before the create call has its reply, which still says created.',
  amount: 9107n,
  begin: stage => stage.move('success'),
}
