import { createRequire } from 'node:module'
import { defineConfig, type UserConfig } from 'tsdown'

/** Tables of error correction M, from the package itself: one number for each version from 1 to 40. */
const require = createRequire(import.meta.url)
const correction = require('qrcode/lib/core/error-correction-code.js')
const versions = require('qrcode/lib/core/version.js')
const levelM = require('qrcode/lib/core/error-correction-level.js').M
const tableOf = (name: string): string =>
  `exports.${name} = version => ${JSON.stringify(Array.from({ length: 40 }, (_, index) => correction[name](index + 1, levelM)))}[version - 1]`

const shared: UserConfig = {
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  checks: { moduleLevelDirective: false },
}

/** Modules of `qrcode` that serve other modes than bytes, other levels than M, or the search for the shortest mix; what is left of them. */
const TRIMMED: Readonly<Record<string, string>> = {
  'segments.js': 'exports.fromArray = array => array.reduce()',
  'mode.js':
    'exports.getCharCountIndicator = ({ ccBits }, version) => ccBits[version < 10 ? 0 : version < 27 ? 1 : 2]',
  'error-correction-code.js': `${tableOf('getBlocksCount')}\n${tableOf('getTotalCodewordsCount')}`,
  'version.js': `
    const { getSymbolTotalCodewords } = require('./utils')
    const { getTotalCodewordsCount } = require('./error-correction-code')
    const { getCharCountIndicator } = require('./mode')
    exports.from = () => {}
    exports.getBestVersionForData = segments => {
      for (let version = 1; version <= 40; version++) {
        let bits = 0
        for (const segment of segments) bits += 4 + getCharCountIndicator(segment.mode, version) + segment.getBitsLength()
        if (bits <= 8 * (getSymbolTotalCodewords(version) - getTotalCodewordsCount(version))) return version
      }
    }
    exports.getEncodedBits = version => ${JSON.stringify(Array.from({ length: 34 }, (_, index) => versions.getEncodedBits(index + 7)))}[version - 7]`,
  'error-correction-level.js': 'exports.M = { bit: 0 }; exports.from = () => exports.M',
}

export default defineConfig([
  {
    ...shared,
    entry: ['src/{index,testing}.{ts,tsx}'],
    // One output file for each source file: a bundle would drop "use client" without a word.
    unbundle: true,
    dts: true,
    plugins: [
      {
        name: 'encoder-apart',
        resolveId: id => (id === './encoder.ts' ? { id: './encoder.js', external: true } : undefined),
      },
    ],
    copy: ['src/styles.css'],
  },
  {
    ...shared,
    // The encoder travels inside: no dependency of its own for the page, nor the 28 that its command line would bring.
    entry: { 'qr/encoder': 'src/qr/encoder.ts' },
    deps: { alwaysBundle: [/qrcode/] },
    clean: false,
    dts: false,
    minify: true,
    copy: [{ from: 'node_modules/qrcode/license', to: 'dist/qr', rename: 'qrcode-license.txt' }],
    plugins: [
      {
        name: 'trim-qrcode',
        load: id => (/qrcode[\\/]lib[\\/]core/.test(id) ? TRIMMED[id.replace(/^.*[\\/]/, '')] : undefined),
      },
    ],
  },
])
