import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const paidLate: Scenario = {
  name: 'paid-late',
  about: 'Expires after 2 seconds, is called back as expired, and is paid some seconds later.',
  amount: 9105n,
  number: { means: 'seconds between expiry and payment', usual: USUAL_SECONDS },
  lifetime: () => USUAL_SECONDS,
  begin: stage => stage.after(USUAL_SECONDS + stage.number, () => stage.move('success')),
}
