import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

/** A way to a server on which things go wrong as they do on networks. */
export interface Wire {
  readonly port: number
  /** What the clients have said, piece by piece, whether or not it got through. */
  readonly said: readonly Buffer[]
  /** What goes wrong from now on, on the connections that are open too. Without one, everything passes. */
  fault: Fault | undefined
  /**
   * Cuts every connection as soon as a client says `word`: before the server has heard it, or after, so that only the answer
   * is lost. Resolves when it has happened.
   */
  cutAt(word: string, moment: 'before' | 'after'): Promise<void>
  cut(): void
  /** Refuses connections, until `up`. */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

/** Takes what one side said, in place of the other. */
export interface Fault {
  readonly asked?: (bytes: Buffer, ends: Ends) => void
  readonly answered?: (bytes: Buffer, ends: Ends) => void
}

export interface Ends {
  readonly client: Socket
  readonly server: Socket
}

/** @param target path or port of the server's socket */
export async function startWire(target: string | number): Promise<Wire> {
  const open = new Set<Socket>()
  const said: Buffer[] = []
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  const listener = createServer(client => {
    const server = typeof target === 'string' ? dial(target) : dial(target, '127.0.0.1')
    const ends = { client, server }
    for (const socket of [client, server]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        client.destroySoon()
        server.destroySoon()
      })
    }
    client.on('data', bytes => {
      said.push(bytes)
      if (wire.fault?.asked) wire.fault.asked(bytes, ends)
      else server.write(bytes)
    })
    server.on('data', bytes => {
      if (wire.fault?.answered) wire.fault.answered(bytes, ends)
      else client.write(bytes)
    })
  })
  const listen = (port: number): Promise<void> =>
    new Promise(resolve => listener.listen(port, '127.0.0.1', resolve))
  const down = async (): Promise<void> => {
    cut()
    if (listener.listening) await new Promise(resolve => listener.close(resolve))
  }
  await listen(0)
  const { port } = listener.address() as AddressInfo
  const wire: Wire = {
    port,
    said,
    fault: undefined,
    cutAt: (word, moment) =>
      new Promise(sprung => {
        const spring = (): void => {
          wire.fault = undefined
          cut()
          sprung()
        }
        let heard = false
        wire.fault = {
          asked(bytes, { server }) {
            heard ||= bytes.includes(word)
            if (heard && moment === 'before') spring()
            else server.write(bytes)
          },
          // The server has answered, so it is done; that answer goes nowhere.
          answered: (bytes, { client }) => (heard ? spring() : void client.write(bytes)),
        }
      }),
    cut,
    down,
    up: () => listen(port),
    close: down,
  }
  return wire
}

/** Half-open: the connection stands, nothing gets through and nothing ever comes. */
export const SILENCE: Fault = { asked() {} }

/** The server hears everything, and none of what it answers arrives. */
export const MUTE: Fault = { answered() {} }

/** The connection is reset when the client has spoken: the server hears nothing of it. */
export const RESET_UNHEARD: Fault = { asked: (_bytes, { client }) => void client.resetAndDestroy() }

/** The connection is closed when the client has spoken: the server hears nothing of it. */
export const CLOSED_UNHEARD: Fault = { asked: (_bytes, { client }) => void client.destroy() }

/** The connection is reset in place of the server's answer. */
export const RESET: Fault = { answered: (_bytes, { client }) => void client.resetAndDestroy() }

/** The answer breaks off in its last bytes. */
export const CUT: Fault = {
  answered: (bytes, { client }) => void client.end(bytes.subarray(0, -Math.min(20, bytes.length - 1))),
}

/** Everything the server says comes so many milliseconds later. */
export const delayed = (ms: number): Fault => ({
  answered: (bytes, { client }) => void setTimeout(() => client.write(bytes), ms),
})

/** What the server says comes in drops of so many bytes, with so many milliseconds between them. */
export const dripping = (ms: number, size = 1): Fault => {
  /** What is still to come on each connection. */
  const rest = new WeakMap<Socket, Buffer>()
  const drop = (client: Socket): void => {
    const bytes = rest.get(client)
    if (!bytes || bytes.length === 0 || client.destroyed) return void rest.delete(client)
    client.write(bytes.subarray(0, size))
    rest.set(client, bytes.subarray(size))
    setTimeout(drop, ms, client)
  }
  return {
    answered(bytes, { client }) {
      const before = rest.get(client)
      rest.set(client, before ? Buffer.concat([before, bytes]) : bytes)
      if (!before) drop(client)
    },
  }
}

/** Something in between answers for the server, which hears nothing of it. */
export const answeredBy = (text: string): Fault => ({
  asked: (_bytes, { client }) => void (client.writable && client.end(text)),
})

/** The server hears everything; its answer is changed on the way. */
export const rewritten = (change: (text: string) => string): Fault => ({
  answered: (bytes, { client }) => void client.end(change(bytes.toString('latin1')), 'latin1'),
})
