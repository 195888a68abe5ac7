import type { Scenario } from '../scenario.ts'

export const rateLimited: Scenario = {
  name: 'rate-limited',
  about: 'Refused with 429 and a retry-after; nothing is created.',
  amount: 9118n,
  number: { means: 'seconds of retry-after', usual: 5 },
  intercept: seconds =>
    new Response('Too Many Requests', {
      status: 429,
      headers: { 'retry-after': String(seconds), 'content-type': 'text/plain' },
    }),
}
