import { defineConfig, type UserConfig } from 'tsdown'

const shared: UserConfig = {
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  checks: { moduleLevelDirective: false },
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
  },
])
