import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/{index,server-only}.ts', 'src/adapters/{node,express}.ts', 'src/stores/{memory,sqlite}.ts'],
  format: 'esm',
  platform: 'node',
  fixedExtension: false,
  unbundle: true,
  dts: true,
})
