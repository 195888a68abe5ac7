import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import { type ServedSandbox, type ServeOptions, serveSandbox } from './node.ts'
import type { Sandbox } from './sandbox.ts'

export interface SandboxFixtures {
  /** As new for each test that names it, or that asks a page of it. */
  sandbox: Sandbox
}

export interface SandboxWorkerFixtures {
  /** Those of `serveSandbox`, for `use: { sandboxOptions: { … } }`. Default: any free port. */
  sandboxOptions: Partial<ServeOptions>
  /** One for each worker, so that workers do not meet. */
  servedSandbox: ServedSandbox
}

/** The runner's own `test` with a sandbox behind a port: `test('…', async ({ page, sandbox, servedSandbox }) => { … })`. */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & SandboxFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & SandboxWorkerFixtures
> = base.extend<SandboxFixtures, SandboxWorkerFixtures>({
  sandboxOptions: [{}, { option: true, scope: 'worker' }],
  servedSandbox: [
    async ({ sandboxOptions }, use) => {
      const served = await serveSandbox({ port: 0, ...sandboxOptions })
      await use(served)
      await served.close()
    },
    { scope: 'worker' },
  ],
  async sandbox({ servedSandbox: { sandbox } }, use) {
    await use(sandbox)
    sandbox.reset()
  },
})
