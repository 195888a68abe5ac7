import { spawn } from 'node:child_process'

export interface MethodShop {
  /** Where it listens. */
  readonly origin: string
  /** What browsers reported to it of its policy. */
  reports(): Promise<readonly string[]>
  /** Ends the next stream that tells of a payment in the middle of telling it. */
  cutNextPush(): Promise<void>
  close(): Promise<void>
}

/** Starts a shop that takes every method, on a port of its own. */
export async function startMethodShop(mode: 'development' | 'production'): Promise<MethodShop> {
  const child = spawn(process.execPath, ['--conditions=@rumba/source', 'server.ts'], {
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_ENV: mode },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', text => resolve(String(text).trim()))
    child.once('exit', code => reject(new Error(`the shop ended before it listened (${code})`)))
  })
  return {
    origin,
    reports: async () => (await fetch(`${origin}/reports`)).json() as Promise<string[]>,
    cutNextPush: async () => void (await fetch(`${origin}/cut-next-push`)),
    async close() {
      child.kill()
      await ended
    },
  }
}
