import type { Scenario } from '../scenario.ts'

export const serverError: Scenario = {
  name: 'server-error',
  about: 'Created, but the reply is a bare 5xx: the caller cannot know.',
  amount: 9119n,
  number: { means: 'HTTP status', usual: 500 },
  reply: (_reply, { number }) =>
    new Response('Internal error', {
      status: number >= 500 && number < 600 ? number : 500,
      headers: { 'content-type': 'text/plain' },
    }),
}
