#!/usr/bin/env node
import { isRumbaError } from '@rumba/core'
import { inspect } from './cli/inspect.ts'
import { serve } from './cli/serve.ts'
import { sign } from './cli/sign.ts'
import { verify } from './cli/verify.ts'
import { SandboxOptionError } from './errors.ts'

/** Each takes what stands behind its name and returns the exit code. */
const COMMANDS: ReadonlyMap<string | undefined, (args: string[]) => Promise<number>> = new Map([
  ['sign', sign],
  ['verify', verify],
  ['inspect', inspect],
])

async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2)
  const command = COMMANDS.get(name)
  return command ? command(rest) : serve(process.argv.slice(2))
}

function fail(error: unknown): number {
  console.error(isRumbaError(error) ? `${error.code}: ${error.message}` : error)
  if (!(error instanceof SandboxOptionError)) return 1
  console.error('Try rumba-sandbox --help.')
  return 2
}

process.exitCode = await main().catch(fail)
