import { createProxy } from '@rumba/proxy'
import { createOptions } from './options.mjs'

const { fetch } = createProxy(createOptions(process.argv[2]))
const server = Bun.serve({ port: 0, hostname: '127.0.0.1', idleTimeout: 60, fetch })
console.log(`ready http://127.0.0.1:${server.port} ${Bun.version}`)
