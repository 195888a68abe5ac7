import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { PORT, SANDBOX_PORT } from './addresses.ts'

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: true,
  timeout: 30_000,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'en-US',
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: 'firefox.spec.ts',
      use: { launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' } },
    },
    {
      name: 'firefox',
      testMatch: 'firefox.spec.ts',
      // Debian's own Firefox, by WebDriver BiDi: Playwright's protocol needs a Firefox that it built itself.
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: { executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr' },
      },
    },
  ],
  webServer: {
    command: 'npm run demo',
    cwd: '..',
    url: `http://127.0.0.1:${PORT}/healthz`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: {
      PORT: String(PORT),
      SANDBOX_PORT: String(SANDBOX_PORT),
      DATA_DIR: mkdtempSync(join(tmpdir(), 'rumba-e2e-')),
    },
  },
})
