import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/{index,testing}.{ts,tsx}'],
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  // One output file for each source file: a bundle would drop "use client" without a word.
  unbundle: true,
  checks: { moduleLevelDirective: false },
  dts: true,
  copy: ['src/styles.css'],
})
