// What a page pays for each part, gzip: the packages' dist, bundled by Vite's bundler as a shop would, React and react-query apart.
// Kept in `.size` are the files that a buyer who pays with Pix in English loads; size-limit judges them.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'

const folder = fileURLToPath(new URL('.size/', import.meta.url))
const EXTERNAL = /^(react|react-dom|@tanstack\/react-query)($|\/)/
/** Parts that this buyer never loads: other languages, the list of countries, the way to another page, what two tabs need to share one watch. */
const NOT_LOADED = /messages\/(pix\/)?pt-BR|CountryOptions|components\/redirect\/|shareWatch/
rmSync(folder, { recursive: true, force: true })

await bundle('pix-qr', '@rumba/react', ['PixQr'])
await bundle('checkout', '@rumba/react', ['RumbaCheckout'])
await bundle('br-code', '@rumba/core', ['parseBrCode', 'inspectBrCode'])
await bundle('upi', '@rumba/core', ['parseUpiLink', 'inspectUpiLink'])
await bundle('identifiers', '@rumba/core', ['checkIdentifier', 'formatIdentifier', 'maskIdentifier'])
await bundle('core-of-checkout', '@rumba/core', coreOfReact())
// Nothing asked for, nothing left: no module does anything by being imported.
await bundle('nothing', '@rumba/core', [])
await bundle('nothing-gateway', '@rumba/core/gateway', [])
mkdirSync(`${folder}css`, { recursive: true })
writeFileSync(
  `${folder}css/styles.css`,
  readFileSync(new URL(import.meta.resolve('@rumba/react/styles.css'))),
)

/** What the React package takes from core, by the names in its dist. */
function coreOfReact() {
  const dist = new URL('.', import.meta.resolve('@rumba/react'))
  const names = globSync('**/*.js', { cwd: fileURLToPath(dist) }).flatMap(file =>
    [
      ...readFileSync(new URL(file, dist), 'utf8').matchAll(/import\s*\{([^}]*)\}\s*from\s*"@rumba\/core"/g),
    ].flatMap(([, list]) => list.split(',').map(name => name.trim().split(' as ')[0])),
  )
  return [...new Set(names)].sort()
}

async function bundle(folderName, from, exported) {
  const entry = exported.length > 0 ? `export { ${exported} } from '${from}'` : `import '${from}'`
  const { output } = await build({
    input: 'entry',
    external: EXTERNAL,
    platform: 'browser',
    write: false,
    logLevel: 'silent',
    preserveEntrySignatures: 'strict',
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, target: 'es2022' },
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === 'entry' ? fileURLToPath(new URL('entry.mjs', import.meta.url)) : undefined),
        load: id => (id.endsWith('entry.mjs') ? entry : undefined),
      },
    ],
    output: { format: 'esm', minify: true },
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
    if (NOT_LOADED.test(chunk.facadeModuleId ?? '')) continue
    const when = atOnce.has(name) ? 'initial' : 'later'
    mkdirSync(`${folder}${folderName}/${when}`, { recursive: true })
    writeFileSync(`${folder}${folderName}/${when}/${name.replaceAll('/', '-')}`, chunk.code)
    const size = gzipSync(chunk.code, { level: 9 }).length
    console.log(`${folderName.padEnd(16)} ${when.padEnd(8)} ${String(size).padStart(6)} B  ${name}`)
  }
}
