import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

export interface Script {
  readonly process: ChildProcessByStdio<Writable, Readable, null>
  /** Lines that it has written and nobody has read yet. */
  readonly lines: AsyncIterator<string>
  say(line: string): void
}

/** Runs a script of this folder as a process of its own, from source. */
export function spawnScript(name: string, ...args: readonly string[]): Script {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--conditions=@rumba/source', file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  // A process that was killed takes no more words.
  child.stdin.on('error', () => {})
  return {
    process: child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    say: line => void child.stdin.write(`${line}\n`),
  }
}
