import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const packages = fileURLToPath(new URL('../../packages', import.meta.url))

// The tests of @rumba/react as they are, on the oldest React it supports.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: {
    conditions: ['@rumba/source', 'module', 'browser', 'development|production'],
    dedupe: [
      'react',
      'react-dom',
      '@tanstack/react-query',
      '@testing-library/react',
      '@testing-library/dom',
      '@testing-library/user-event',
    ],
  },
  ssr: { resolve: { conditions: ['@rumba/source', 'module', 'browser', 'development|production'] } },
  server: { fs: { allow: ['../..'] } },
  test: {
    name: 'react 18',
    environment: 'jsdom',
    setupFiles: `${packages}/react/vitest.setup.ts`,
    testTimeout: 60_000,
    dir: fileURLToPath(new URL('../..', import.meta.url)),
    include: [
      `${packages}/react/src/**/*.test.{ts,tsx}`,
      fileURLToPath(new URL('*.test.ts', import.meta.url)),
    ],
    server: { deps: { inline: [/@tanstack\/react-query/, /@testing-library/] } },
  },
})
