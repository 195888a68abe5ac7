import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

/** A way to a server that can be cut at a chosen word. */
export interface Wire {
  readonly port: number
  /**
   * Cuts every connection as soon as a client says `word`: before the server has heard it, or after, so that only the answer
   * is lost. Resolves when it has happened.
   */
  cutAt(word: string, moment: 'before' | 'after'): Promise<void>
  cut(): void
  close(): Promise<void>
}

/** @param target path of the server's socket */
export async function startWire(target: string): Promise<Wire> {
  const open = new Set<Socket>()
  let trap: { word: string; moment: 'before' | 'after'; sprung: () => void } | undefined
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  const server = createServer(client => {
    const upstream = dial(target)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', bytes => {
      const caught = trap && bytes.includes(trap.word) ? trap : undefined
      if (!caught) return void upstream.write(bytes)
      trap = undefined
      if (caught.moment === 'before') {
        cut()
        return caught.sprung()
      }
      upstream.removeAllListeners('data')
      // The server has answered, so it is done; that answer goes nowhere.
      upstream.once('data', () => {
        cut()
        caught.sprung()
      })
      upstream.write(bytes)
    })
    upstream.on('data', bytes => client.write(bytes))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cutAt: (word, moment) =>
      new Promise(sprung => {
        trap = { word, moment, sprung }
      }),
    cut,
    close() {
      cut()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
