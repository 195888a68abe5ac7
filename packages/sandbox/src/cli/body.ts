import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { SandboxOptionError } from '../errors.ts'
import type { Bytes, Credentials } from '../gateway/signature.ts'
import type { Shell } from './shell.ts'

/**
 * The bytes that are signed: of the file, or of standard input where there is no file or it is `-`.
 *
 * @throws {SandboxOptionError} more than one file, one that cannot be read, or standard input for two things at once
 */
export async function readBody(
  files: readonly string[],
  given: Partial<Credentials>,
  { input, warn }: Shell,
): Promise<Bytes> {
  const [file = '-', ...more] = files
  if (more.length > 0) throw new SandboxOptionError('<file>', `there are ${files.length}, and one is signed`)
  if (file !== '-') {
    return readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new SandboxOptionError('<file>', error.message)
    })
  }
  if (Object.values(given).includes('-')) {
    throw new SandboxOptionError('-', 'standard input cannot be both a secret and the body; name a file')
  }
  if (input.isTTY) warn('Reading the body from the keyboard; end it with Ctrl-D.')
  return new Uint8Array(await buffer(input))
}
