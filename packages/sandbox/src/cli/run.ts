import { isRumbaError } from '@rumba/core'
import { SandboxOptionError } from '../errors.ts'
import { inspect } from './inspect.ts'
import { serve } from './serve.ts'
import type { Shell } from './shell.ts'
import { sign } from './sign.ts'
import { verify } from './verify.ts'

/** Each takes what stands behind its name, and returns the exit code. */
type Command = (args: string[], shell: Shell) => Promise<number>

const COMMANDS: ReadonlyMap<string | undefined, Command> = new Map([
  ['sign', sign],
  ['verify', verify],
  ['inspect', inspect],
])

/** Runs a command line, and says what is wrong with it. Returns the exit code: 2 for wrong usage. */
export async function run(args: string[], shell: Shell): Promise<number> {
  try {
    const command = COMMANDS.get(args[0])
    return await (command ? command(args.slice(1), shell) : serve(args, shell))
  } catch (error) {
    if (!isRumbaError(error)) throw error
    shell.warn(`${error.code}: ${error.message}`)
    if (!(error instanceof SandboxOptionError)) return 1
    shell.warn('Try rumba-sandbox --help.')
    return 2
  }
}
