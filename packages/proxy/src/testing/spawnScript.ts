import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { dirname, isAbsolute, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface Script {
  readonly process: ChildProcessByStdio<Writable, Readable, null>
  /** Lines that it has written and nobody has read yet. */
  readonly lines: AsyncIterator<string>
  say(line: string): void
}

const fileOf = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url))

/**
 * Runs a script of this folder as a process of its own, from source.
 *
 * @param script its name, or the path that `bundleScript` answered
 */
export function spawnScript(script: string, ...args: readonly string[]): Script {
  const file = isAbsolute(script) ? script : fileOf(script)
  const child = spawn(process.execPath, ['--conditions=@rumba/source', file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_NO_WARNINGS: '1',
      ...(isAbsolute(script) ? { NODE_COMPILE_CACHE: join(dirname(script), 'compiled') } : {}),
    },
  })
  // A process that was killed takes no more words.
  child.stdin.on('error', () => {})
  return {
    process: child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    say: line => void child.stdin.write(`${line}\n`),
  }
}

/** Makes one file of a script and all it imports: it then starts in a quarter of the time. Answers its path. */
export async function bundleScript(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`)
  await build({
    entryPoints: [fileOf(name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@rumba/source'],
    // Drivers of databases are CommonJS.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url)',
    },
    logLevel: 'error',
  })
  return outfile
}
