import { defineConfig } from 'tsdown'

export default defineConfig({
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  checks: { moduleLevelDirective: false },
  entry: ['src/{index,testing}.{ts,tsx}'],
  // One output file for each source file: a bundle would drop "use client" without a word.
  unbundle: true,
  dts: true,
  copy: ['src/styles.css'],
})
