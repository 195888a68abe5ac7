import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { defineConfig } from 'tsdown'

const common = { format: 'esm', target: 'es2022', checks: { moduleLevelDirective: false } } as const

/** The licence that goes with what is bundled. */
const licence = (name: string): string =>
  `${dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))}/LICENSE`

export default defineConfig([
  {
    ...common,
    platform: 'neutral',
    entry: ['src/{index,testing}.{ts,tsx}'],
    // One output file for each source file: a bundle would drop "use client" without a word.
    unbundle: true,
    dts: true,
    hooks: {
      'build:done': async () =>
        writeFile('dist/styles.css', squeeze(await readFile('src/styles.css', 'utf8'))),
    },
  },
  {
    ...common,
    name: 'element',
    // For a page without a bundler: everything inside, and what is not needed at once in files of their own beside it.
    platform: 'browser',
    entry: ['src/element.ts'],
    outDir: 'dist/element',
    deps: { alwaysBundle: [/./], dts: { neverBundle: [/^@rumba\/core/] } },
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    dts: true,
    inputOptions: { resolve: { conditionNames: ['@rumba/source', 'browser', 'import', 'default'] } },
    plugins: [
      {
        name: 'css as text',
        resolveId: {
          filter: { id: /\.css\?inline$/ },
          handler: id => `${import.meta.dirname}/src/${id.slice(3)}`,
        },
        load: {
          filter: { id: /\.css\?inline$/ },
          handler: async id =>
            `export default ${JSON.stringify(squeeze(await readFile(id.replace('?inline', ''), 'utf8')))}`,
        },
      },
    ],
    copy: [
      { from: licence('react'), to: 'dist/element', rename: 'LICENSE-react' },
      { from: licence('@tanstack/react-query'), to: 'dist/element', rename: 'LICENSE-react-query' },
    ],
  },
])

/** Styles without comments and indentation. */
const squeeze = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim()
