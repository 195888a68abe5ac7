import { once } from 'node:events'
import { pause } from './engines.ts'
import type { Script } from './spawnScript.ts'

/** A shop's server that is killed and started again, for callers who do not give up. */
export interface MortalShop {
  /** Starts a process; resolves when it listens. */
  open(): Promise<void>
  kill(): Promise<void>
  /** Sends a request to whichever process is there until one answers it. Only the path of the address counts. */
  call(address: string, init?: RequestInit): Promise<Response>
  /** Requests that were answered. */
  answers(): number
  /** Requests that got no answer, or half of one. */
  cutOff(): number
  close(): void
}

/** @param load starts a process that says its port once it was told to open */
export function createMortalShop(load: () => Script): MortalShop {
  // Loaded while the one before it still serves, so that little time passes without a shop.
  let next = load()
  let serving: Script | undefined
  let listen: (origin: string) => void = () => {}
  let listening: Promise<string>
  const vacate = (): void => {
    listening = new Promise(resolve => {
      listen = resolve
    })
  }
  vacate()
  let answers = 0
  let cutOff = 0
  let closed = false

  return {
    async open() {
      serving = next
      next = load()
      serving.say('open')
      listen(`http://127.0.0.1:${(await serving.lines.next()).value}`)
    },
    async kill() {
      if (!serving) return
      const gone = once(serving.process, 'exit')
      vacate()
      serving.process.kill('SIGKILL')
      await gone
    },
    async call(address, init) {
      for (;;) {
        const origin = await listening
        try {
          const response = await fetch(origin + new URL(address).pathname, init)
          const body = await response.arrayBuffer()
          answers += 1
          return new Response(body.byteLength > 0 ? body : null, response)
        } catch (error) {
          if (closed) throw error
          cutOff += 1
          await pause(5)
        }
      }
    },
    answers: () => answers,
    cutOff: () => cutOff,
    close() {
      closed = true
      for (const script of [serving, next]) script?.process.kill('SIGKILL')
    },
  }
}
