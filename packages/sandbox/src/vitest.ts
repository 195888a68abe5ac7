import { test as base, type TestAPI } from 'vitest'
import type { SandboxOptions } from './options.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'

export interface SandboxFixtures {
  /** Those of `createSandbox`, for `test.override({ sandboxOptions: { … } })`. */
  sandboxOptions: SandboxOptions
  /** Made anew for each test that names it, and closed after it. */
  sandbox: Sandbox
}

/** The runner's own `test` with a sandbox: `test('…', async ({ sandbox }) => { … })`. */
export const test: TestAPI<SandboxFixtures> = base.extend<SandboxFixtures>({
  sandboxOptions: {},
  async sandbox({ sandboxOptions }, use) {
    const sandbox = createSandbox(sandboxOptions)
    await use(sandbox)
    sandbox.close()
  },
})
