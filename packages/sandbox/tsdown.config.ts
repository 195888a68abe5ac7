import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/{index,node,cli,vitest,jest,playwright}.ts'],
  format: 'esm',
  platform: 'node',
  fixedExtension: false,
  unbundle: true,
  dts: true,
})
