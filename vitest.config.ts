import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

// Workspace packages are read from source, so no test waits for a build.
const conditions = (...rest: string[]) => ['@rumba/source', 'module', ...rest, 'development|production']

const node = (name: string): TestProjectConfiguration => ({
  resolve: { conditions: conditions('node') },
  ssr: { resolve: { conditions: conditions('node') } },
  test: {
    name,
    root: `packages/${name}`,
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // For properties of thousands of runs on a busy machine; nothing here waits by the clock.
    testTimeout: 60_000,
  },
})

const react: TestProjectConfiguration = {
  resolve: { conditions: conditions('browser') },
  ssr: { resolve: { conditions: conditions('browser') } },
  test: {
    name: 'react',
    root: 'packages/react',
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    setupFiles: 'vitest.setup.ts',
    testTimeout: 60_000,
  },
}

/** Every story in a real Chromium, with axe as an error. */
const storybook: TestProjectConfiguration = {
  plugins: [storybookTest({ configDir: '.storybook' })],
  // Found late, any of these would make Vite reload the page in the middle of a test.
  optimizeDeps: {
    include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime'],
  },
  test: {
    name: 'storybook',
    // One page for all files: each of its own would load React, axe and the style sheet anew.
    isolate: false,
    // For a busy machine: a story waits for what it shows, not by the clock.
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
      }),
    },
  },
}

export default defineConfig({
  test: { projects: [node('core'), node('proxy'), node('sandbox'), react, storybook, 'apps/unhappy-paths'] },
})
