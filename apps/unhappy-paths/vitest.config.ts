import { fileURLToPath } from 'node:url'
import { defineProject } from 'vitest/config'
import { PAGE, readCode } from './page.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const conditions = ['@rumba/source', 'module', 'node', 'development|production']

export default defineProject({
  root: here,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [
    {
      name: 'the page is a test file',
      enforce: 'pre',
      load: id => (id === PAGE ? { code: readCode(), moduleType: 'ts' } : undefined),
      /** What the page imports is installed here. */
      resolveId(source, importer) {
        return importer === PAGE ? this.resolve(source, `${here}page.ts`) : undefined
      },
    },
  ],
  test: {
    name: 'unhappy-paths',
    dir: fileURLToPath(new URL('../..', import.meta.url)),
    include: [PAGE, `${here}page.test.ts`],
    environment: 'node',
    testTimeout: 60_000,
  },
})
