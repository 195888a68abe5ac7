import { type Scenario, USUAL_SECONDS } from '../scenario.ts'

export const otherCurrency: Scenario = {
  name: 'other-currency',
  about: 'Paid with the same digits in another currency; callback and status check say so, and say success.',
  amount: 9114n,
  paid: ({ minor, currency }) => ({ minor, currency: currency === 'USD' ? 'EUR' : 'USD' }),
  begin: stage => stage.after(USUAL_SECONDS, () => stage.move('success')),
}
