import { createProxy } from '@rumba/proxy'
import { createOptions } from './options.mjs'

const { fetch } = createProxy(createOptions(Deno.args[0]))
const onListen = ({ port }) => console.log(`ready http://127.0.0.1:${port} ${Deno.version.deno}`)
Deno.serve({ port: 0, hostname: '127.0.0.1', onListen }, fetch)
