import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

// Vitest's own is tested where Vitest runs, in vitest.test.ts.
test.each([
  ['jest', 'jest/bin/jest', ['--config=runners/jest.config.mjs'], '--experimental-vm-modules', '3 passed'],
  [
    'playwright',
    '@playwright/test/cli',
    ['test', '--config=runners/playwright.config.ts'],
    '--conditions=@rumba/source',
    '2 passed',
  ],
])('the fixture for %s works in that runner', async (_name, runner, args, NODE_OPTIONS, passed) => {
  // The variables of this runner would be taken for those of the other.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_OPTIONS }
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [require.resolve(runner), ...args], {
    cwd: root,
    env,
  })
  expect(stdout + stderr).toContain(passed)
})
