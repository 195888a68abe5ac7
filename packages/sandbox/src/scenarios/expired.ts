import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const expired: Scenario = {
  name: 'expired',
  about: 'Nobody pays, and the time to pay is some seconds only.',
  amount: 9104n,
  number: { means: 'seconds', usual: USUAL_SECONDS },
  lifetime: seconds => seconds,
  begin: () => {},
}
