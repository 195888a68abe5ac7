// What a page pays for each part, gzip: bundled as a shop would, React and react-query apart. size-limit judges the files.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const folder = fileURLToPath(new URL('.size/', import.meta.url))
rmSync(folder, { recursive: true, force: true })

/** Bundles `code` and keeps what loads at once apart from what loads later, less what `without` names. */
async function bundle(name, code, { without } = {}) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'tsx' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    legalComments: 'none',
    metafile: true,
    write: false,
    outdir: 'out',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react-dom', 'react/jsx-runtime', '@tanstack/react-query'],
  })
  const outputs = Object.entries(metafile.outputs)
  const entry = outputs.find(
    ([, output]) => output.entryPoint !== undefined && /stdin/.test(output.entryPoint),
  )?.[0]
  const atOnce = new Set()
  const visit = file => {
    if (atOnce.has(file) || !metafile.outputs[file]) return
    atOnce.add(file)
    for (const { kind, path } of metafile.outputs[file].imports) if (kind === 'import-statement') visit(path)
  }
  visit(entry)
  for (const [file, { inputs }] of outputs) {
    if (without && Object.keys(inputs).every(input => without.test(input))) continue
    const bytes =
      outputFiles.find(output => output.path.endsWith(basename(file)))?.contents ?? new Uint8Array()
    const target = `${folder}${name}/${atOnce.has(file) ? 'initial' : 'later'}`
    mkdirSync(target, { recursive: true })
    writeFileSync(`${target}/${basename(file)}`, bytes)
    console.log(
      `${name.padEnd(9)} ${atOnce.has(file) ? 'at once' : 'later  '} ${String(gzipSync(bytes, { level: 9 }).length).padStart(6)} B  ${mainInput(inputs)}`,
    )
  }
}

const mainInput = inputs =>
  Object.entries(inputs)
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)[0]?.[0]
    ?.replace(/^.*node_modules\//, '')
    .replace(/^.*packages\//, '') ?? ''

await bundle('pix-qr', "export { PixQr } from '@rumba/react'", { without: /messages\/(?!en\b)/ })
// What a buyer who pays with Pix loads: one language, and no other method's parts.
await bundle('checkout', "export { RumbaCheckout } from '@rumba/react'", {
  without: /messages\/(?!en\b)|components\/redirect\//,
})
mkdirSync(`${folder}css`, { recursive: true })
writeFileSync(
  `${folder}css/styles.css`,
  readFileSync(new URL(import.meta.resolve('@rumba/react/styles.css'))),
)
