// The README's table of sizes: ours as `size` left them in `.size`, and the peers weighed here by the same bundler.
// `--write` puts it into the README; without, it is an error when the README says otherwise.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'

const here = fileURLToPath(new URL('.', import.meta.url))
const readme = fileURLToPath(new URL('../README.md', import.meta.url))
const MARKS = ['<!-- sizes -->', '<!-- /sizes -->']

const gzip = code => gzipSync(code, { level: 9 }).length
const kB = bytes => `${(bytes / 1_000).toFixed(1)} kB`

/** What `size` kept of one of our entries. */
function ours(folder, when = '**') {
  const files = globSync(`.size/${folder}/${when}/*.js`, { cwd: here })
  if (files.length === 0) throw new Error('There are no sizes yet: npm run build && npm test -- size')
  return files.reduce((sum, file) => sum + gzip(readFileSync(here + file)), 0)
}

/** A page that imports exactly this, React apart. */
async function theirs(code) {
  const { output } = await build({
    input: 'entry',
    cwd: here,
    external: /^(react|react-dom)($|\/)/,
    platform: 'browser',
    write: false,
    logLevel: 'silent',
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, target: 'es2022' },
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === 'entry' ? `${here}entry.mjs` : undefined),
        load: id => (id.endsWith('entry.mjs') ? code : undefined),
      },
    ],
    output: { format: 'esm', minify: true, comments: { annotation: false } },
  })
  return output.filter(file => file.type === 'chunk').reduce((sum, chunk) => sum + gzip(chunk.code), 0)
}

const adyenStyles = readFileSync(fileURLToPath(import.meta.resolve('@adyen/adyen-web/styles/adyen.css')))
const css = gzip(readFileSync(globSync('.size/css/*.css', { cwd: here }).map(file => here + file)[0] ?? ''))
const adyen = await theirs("export { AdyenCheckout, Pix } from '@adyen/adyen-web'")

const rows = [
  ['`<RumbaCheckout>`, at once', kB(ours('checkout', 'initial')), kB(css), 'nothing'],
  ['… with all that a Pix buyer loads', kB(ours('checkout')), kB(css), 'nothing'],
  ['… with every method', kB(ours('checkout-all')), kB(css), 'nothing'],
  ['`<PixQr>` alone, with its encoder', kB(ours('pix-qr')), kB(css), 'nothing'],
  [
    'Adyen Web 6.45.2, core and Pix',
    kB(adyen),
    kB(gzip(adyenStyles)),
    'translations, logos, the QR code as a picture',
  ],
  [
    'qrcode.react 4.2.0, the picture only',
    kB(await theirs("export { QRCodeSVG } from 'qrcode.react'")),
    '–',
    'nothing',
  ],
  [
    'react-qr-code 2.2.0, the picture only',
    kB(await theirs("export { default } from 'react-qr-code'")),
    '–',
    'nothing',
  ],
  // Read in November 2026; what their scripts weigh cannot be seen from npm.
  ['Stripe, react-stripe-js 7.0.1', '5.8 kB', '–', 'js.stripe.com'],
  ['PayPal, react-paypal-js 10.5.2', '5.2 kB', '–', 'paypal.com/sdk/js'],
  ['Mercado Pago, sdk-react 1.0.7', '2.1 kB', '–', 'sdk.mercadopago.com'],
]
const header = ['gzip, React apart', 'JavaScript', 'CSS', 'from other hosts, while it runs']
const widths = header.map((_, column) => Math.max(...[header, ...rows].map(row => row[column].length)))
const line = cells => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
const table = [line(header), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n')
console.log(`\n${table}`)

const text = readFileSync(readme, 'utf8')
const [from, to] = [text.indexOf(MARKS[0]) + MARKS[0].length, text.indexOf(MARKS[1])]
const written = `${text.slice(0, from)}\n\n${table}\n\n${text.slice(to)}`
if (process.argv.includes('--write')) writeFileSync(readme, written)
else if (written !== text) {
  console.error('\nThe README says otherwise: pnpm --filter @rumba/bench run peers --write')
  process.exitCode = 1
}
