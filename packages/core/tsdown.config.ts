import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/gateway/index.ts', 'src/qr/index.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  unbundle: true,
  dts: true,
})
