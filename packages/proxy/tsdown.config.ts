import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: [
    'src/{index,inPage,server-only,otel,testing,cli}.ts',
    'src/adapters/{node,express,fastify,hono,next}.ts',
    'src/runtime/{node,web}.ts',
    'src/stores/{memory,sqlite,postgres,redis}.ts',
  ],
  // Which one is for whoever imports the package to say.
  external: ['#runtime'],
  format: 'esm',
  platform: 'node',
  fixedExtension: false,
  unbundle: true,
  dts: true,
})
