import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlaywrightTestConfig } from '@playwright/test'
import type { SandboxWorkerFixtures } from '../src/playwright.ts'

const config: PlaywrightTestConfig<object, SandboxWorkerFixtures> = {
  testDir: '.',
  testMatch: '*.playwright.ts',
  reporter: 'line',
  outputDir: join(tmpdir(), 'rumba-sandbox-playwright'),
  use: { sandboxOptions: { seed: 'playwright' } },
}
export default config
