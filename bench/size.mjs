// What a page pays for each part, gzip: the packages' dist, bundled by Vite's bundler as a shop would, React and react-query apart.
// Kept in `.size` are the files that a buyer in English loads, by how they pay; size-limit judges them.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'

const folder = fileURLToPath(new URL('.size/', import.meta.url))
const EXTERNAL = /^(react|react-dom|@tanstack\/react-query)($|\/)/
const OTHER_LANGUAGES = /messages\/(\w+\/)?(?!en\.)[\w-]+\.js/
const LANGUAGES = /messages\/(\w+\/)?[a-z]{2}(-[A-Z]{2})?\.js/
/**
 * Lazily loaded parts that a buyer never sees, by how they pay; `shareWatch` is what a second tab of the same payment needs, `saveQr`
 * what a press on "save" does, `RefusedNotice` what is said of a payment that nobody may make, `methodIcons` what stands beside the names where an order can be paid in more ways than one. And those of a proxy.
 */
const NOT_LOADED = {
  pix: /components\/(challenge|redirect|requisites|upi)\/|messages\/challenge\/|saveQr|shareWatch|methodIcons|RefusedNotice/,
  redirect: /components\/(pix-qr|requisites|upi)\/|qr\/|shareWatch|methodIcons|RefusedNotice/,
  all: /saveQr|shareWatch|RefusedNotice/,
  tabs: /saveQr|RefusedNotice/,
  /**
   * A proxy is given its store; `cors` and `onEvent` switch their parts on, the first page that does not poll loads `streams`, the
   * first answer to a challenge `confirm`, and the first walk `reconcile`.
   */
  proxy: /proxy\/dist\/(stores\/default|confirm|cors|reconcile|reportCode|streams)\.js$/,
}
rmSync(folder, { recursive: true, force: true })

await bundle('pix-qr', '@rumba/react', ['PixQr'])
await bundle('checkout', '@rumba/react', ['RumbaCheckout'])
const elsewhere = await bundle('checkout-redirect', '@rumba/react', ['RumbaCheckout'], {
  notLoaded: NOT_LOADED.redirect,
})
await bundle('checkout-all', '@rumba/react', ['RumbaCheckout'], { notLoaded: NOT_LOADED.all })
await bundle('checkout-tabs', '@rumba/react', ['RumbaCheckout'], { notLoaded: NOT_LOADED.tabs })
await bundle('br-code', '@rumba/core', ['parseBrCode', 'inspectBrCode'])
await bundle('upi', '@rumba/core', ['parseUpiLink', 'inspectUpiLink'])
await bundle('identifiers', '@rumba/core', ['checkIdentifier', 'formatIdentifier', 'maskIdentifier'])
await bundle('core-of-checkout', '@rumba/core', coreOfReact())
// As each would load it; adapters and stores come on top.
const worker = {
  notLoaded: NOT_LOADED.proxy,
  resolve: { conditionNames: ['workerd', 'import', 'default'] },
}
const node = {
  notLoaded: NOT_LOADED.proxy,
  platform: 'node',
  resolve: { conditionNames: ['node', 'import', 'default'] },
}
const external = /^@rumba\/core/
await bundle('proxy-worker', '@rumba/proxy', ['createProxy'], { ...worker, external })
await bundle('proxy-node', '@rumba/proxy', ['createProxy'], { ...node, external })
await bundle('proxy-all', '@rumba/proxy', ['createProxy'], { ...worker, external, notLoaded: /^$/ })
await bundle('proxy-and-core', '@rumba/proxy', ['createProxy'], worker)
// Nothing asked for, nothing left: no module does anything by being imported.
await bundle('nothing', '@rumba/core', [])
await bundle('nothing-gateway', '@rumba/core/gateway', [])
mkdirSync(`${folder}css`, { recursive: true })
writeFileSync(
  `${folder}css/styles.css`,
  readFileSync(new URL(import.meta.resolve('@rumba/react/styles.css'))),
)

weighElement()

/** The custom element as it is published, React inside: what a buyer who pays with Pix in English loads. */
function weighElement() {
  const dist = new URL('.', import.meta.resolve('@rumba/react/element'))
  const later = /^(mount|CheckoutScreen|readPix|formatTag|en)-/
  const loaded = new Set()
  const visit = (name, when) => {
    if (loaded.has(name)) return
    loaded.add(name)
    const code = readFileSync(new URL(name, dist), 'utf8')
    write('element', when, name, code)
    const imports = [...code.matchAll(/(from|import\(?)["'`]\.\/([^"'`]+)["'`]/g)]
    for (const [, how, file] of imports)
      if (how !== 'import(' || (later.test(file) && !/^en-/.test(name))) visit(file, 'later')
  }
  visit('element.js', 'initial')
  for (const part of ['mount', 'CheckoutScreen', 'readPix']) {
    if (![...loaded].some(name => name.startsWith(`${part}-`))) throw new Error(`the element has no ${part}`)
  }
}

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

const qr = elsewhere.filter(module => module.includes('/qr/'))
if (qr.length > 0) throw new Error(`A buyer who is sent elsewhere loads QR code: ${qr.join(', ')}`)

/** Writes what such a buyer loads; its modules. */
async function bundle(folderName, from, exported, { notLoaded = NOT_LOADED.pix, ...options } = {}) {
  const entry = exported.length > 0 ? `export { ${exported} } from '${from}'` : `import '${from}'`
  const { output } = await build({
    input: 'entry',
    external: EXTERNAL,
    platform: 'browser',
    write: false,
    logLevel: 'silent',
    // As in a shop's build, whose entry may hand on what later files share with it.
    preserveEntrySignatures: 'allow-extension',
    ...options,
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, target: 'es2022' },
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === 'entry' ? fileURLToPath(new URL('entry.mjs', import.meta.url)) : undefined),
        load: id => (id.endsWith('entry.mjs') ? entry : undefined),
      },
    ],
    // A shop's build leaves the bundler's own annotations out.
    output: { format: 'esm', minify: true, comments: { annotation: false } },
  })
  const chunks = new Map(output.filter(file => file.type === 'chunk').map(chunk => [chunk.fileName, chunk]))
  const entries = [...chunks.values()].filter(chunk => chunk.isEntry).map(chunk => chunk.fileName)
  const reach = follow => {
    const found = new Set()
    const visit = name => {
      const chunk = chunks.get(name)
      if (!chunk || found.has(name)) return
      found.add(name)
      follow(chunk).forEach(visit)
    }
    entries.forEach(visit)
    return found
  }
  const isLoaded = name => {
    const facade = chunks.get(name)?.facadeModuleId ?? ''
    return !OTHER_LANGUAGES.test(facade) && !notLoaded.test(facade)
  }
  const atOnce = reach(chunk => chunk.imports)
  const loaded = reach(chunk => [...chunk.imports, ...chunk.dynamicImports.filter(isLoaded)])

  const words = [...atOnce].flatMap(name => chunks.get(name).moduleIds).filter(id => LANGUAGES.test(id))
  if (words.length > 0)
    throw new Error(`${folderName} loads words before they are shown: ${words.join(', ')}`)

  for (const name of loaded) {
    write(folderName, atOnce.has(name) ? 'initial' : 'later', name, chunks.get(name).code)
  }
  return [...loaded].flatMap(name => chunks.get(name).moduleIds)
}

/** Keeps a file for size-limit, and prints what it weighs. */
function write(folderName, when, name, code) {
  mkdirSync(`${folder}${folderName}/${when}`, { recursive: true })
  writeFileSync(`${folder}${folderName}/${when}/${name.replaceAll('/', '-')}`, code)
  const size = gzipSync(code, { level: 9 }).length
  console.log(`${folderName.padEnd(17)} ${when.padEnd(8)} ${String(size).padStart(6)} B  ${name}`)
}
