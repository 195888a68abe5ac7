import { defineConfig } from 'vitest/config'

// Workspace packages are read from source, so no test waits for a build.
const conditions = ['@rumba/source', 'module', 'browser', 'development|production']
const resolve = { conditions }
const ssr = { resolve: { conditions: ['@rumba/source', 'module', 'node', 'development|production'] } }

const node = (name: string) => ({
  resolve: { conditions: ['@rumba/source', 'module', 'node', 'development|production'] },
  ssr,
  test: { name, root: `packages/${name}`, include: ['src/**/*.test.ts'], environment: 'node' },
})

export default defineConfig({
  test: {
    projects: [
      node('core'),
      node('proxy'),
      node('sandbox'),
      {
        resolve,
        ssr,
        test: {
          name: 'react',
          root: 'packages/react',
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
        },
      },
    ],
  },
})
