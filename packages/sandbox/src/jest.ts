import { afterAll, afterEach } from '@jest/globals'
import type { SandboxOptions } from './options.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'

/**
 * A sandbox for the tests of this file or `describe` block: as new for each of them, and closed after the last.
 *
 * @throws {SandboxOptionError} an option cannot work
 */
export function useSandbox(options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox(options)
  afterEach(sandbox.reset)
  afterAll(sandbox.close)
  return sandbox
}
