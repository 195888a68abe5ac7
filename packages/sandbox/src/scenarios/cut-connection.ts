import type { Scenario } from '../scenario.ts'

export const cutConnection: Scenario = {
  name: 'cut-connection',
  about: 'Created, but the connection breaks in the middle of the reply.',
  amount: 9121n,
  async reply(reply) {
    const bytes = new Uint8Array(await reply.arrayBuffer())
    const { status, headers } = reply
    headers.set('content-length', String(bytes.length))
    let isBegun = false
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (isBegun) controller.error(new TypeError('The sandbox cut the connection.'))
        else controller.enqueue(bytes.slice(0, bytes.length / 2))
        isBegun = true
      },
    })
    return new Response(body, { status, headers })
  },
}
