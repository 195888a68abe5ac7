// What a page pays for each part, gzip: the packages' dist, bundled by Vite as a shop would, React and react-query apart.
// Kept in `.size` are the files that a buyer who pays with Pix in English loads; size-limit judges them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const folder = fileURLToPath(new URL('.size/', import.meta.url))
const EXTERNAL = /^(react|react-dom|@tanstack\/react-query)($|\/)/
/** Parts that this buyer never loads: other languages, the list of countries, the way to another page. */
const NOT_LOADED = /messages\/(?!en\.|messages\.|Localized\.)|CountryOptions|components\/redirect\//
rmSync(folder, { recursive: true, force: true })

await bundle('pix-qr', 'PixQr')
await bundle('checkout', 'RumbaCheckout')
mkdirSync(`${folder}css`, { recursive: true })
writeFileSync(
  `${folder}css/styles.css`,
  readFileSync(new URL(import.meta.resolve('@rumba/react/styles.css'))),
)

async function bundle(folderName, exported) {
  const entry = 'virtual:entry'
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === entry ? id : undefined),
        load: id => (id === entry ? `export { ${exported} } from '@rumba/react'` : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      rollupOptions: { input: entry, external: EXTERNAL, preserveEntrySignatures: 'strict' },
    },
  })
  const chunks = new Map(output.filter(file => file.type === 'chunk').map(chunk => [chunk.fileName, chunk]))
  const atOnce = new Set()
  const visit = name => {
    const chunk = chunks.get(name)
    if (!chunk || atOnce.has(name)) return
    atOnce.add(name)
    chunk.imports.forEach(visit)
  }
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk.fileName)

  for (const [name, chunk] of chunks) {
    const own = chunk.moduleIds.filter(id => !id.includes('\0'))
    if (own.length > 0 && own.every(id => NOT_LOADED.test(id))) continue
    const when = atOnce.has(name) ? 'initial' : 'later'
    mkdirSync(`${folder}${folderName}/${when}`, { recursive: true })
    writeFileSync(`${folder}${folderName}/${when}/${name.replaceAll('/', '-')}`, chunk.code)
    const size = gzipSync(chunk.code, { level: 9 }).length
    console.log(`${exported.padEnd(14)} ${when.padEnd(8)} ${String(size).padStart(6)} B  ${name}`)
  }
}
