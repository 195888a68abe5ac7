import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { didYouMean } from '../didYouMean.ts'
import { SandboxOptionError } from '../errors.ts'

/** What a command may be given, and what was. */
export type Given<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>

/**
 * Reads the words behind a command.
 *
 * @throws {SandboxOptionError} there is no such option, its value is missing, or it takes none
 */
export function readCommandLine<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
): Given<Options> {
  const known = new Map(Object.entries(options))
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { rawName, value } = token
    const type = known.get(token.name)?.type
    if (!type) {
      const names = Array.from(known.keys(), name => `--${name}`)
      throw new SandboxOptionError(rawName, `there is no such option${didYouMean(rawName, names)}`)
    }
    if (type === 'boolean' && value !== undefined) {
      throw new SandboxOptionError(rawName, 'it takes no value')
    }
    if (type === 'string' && (value === undefined || (!token.inlineValue && /^-./.test(value)))) {
      const instead = value === undefined ? '' : `; ${rawName}=${value} takes what begins with a dash`
      throw new SandboxOptionError(rawName, `its value is missing${instead}`)
    }
  }
  return parseArgs({ args, options, allowPositionals: true })
}
