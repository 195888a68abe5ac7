import type { Scenario } from '../scenario.ts'

export const unsignedReply: Scenario = {
  name: 'unsigned-reply',
  about: 'Created, and the reply has no signature.',
  amount: 9116n,
  reply({ body, status, headers }) {
    const unsigned = new Headers(headers)
    unsigned.delete('signature')
    return new Response(body, { status, headers: unsigned })
  },
}
