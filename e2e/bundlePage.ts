import { type BuildOptions, build } from 'esbuild'

/** What the page of a folder loads, by path: its `page.tsx` and the checkout's styles, from source. */
export async function bundlePage(folder: string, options: BuildOptions = {}): Promise<Map<string, string>> {
  const { outputFiles = [] } = await build({
    entryPoints: { page: `${folder}/page.tsx`, styles: '@rumba/react/styles.css' },
    outdir: '/',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    conditions: ['@rumba/source'],
    ...options,
  })
  return new Map(outputFiles.map(({ path, text }) => [path, text]))
}
