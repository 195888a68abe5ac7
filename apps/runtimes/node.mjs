import { createServer } from 'node:http'
import { createProxy } from '@rumba/proxy'
import { toNode } from '@rumba/proxy/node'
import { createOptions } from './options.mjs'

const server = createServer(toNode(createProxy(createOptions(process.argv[2]))))
server.listen(0, '127.0.0.1', () =>
  console.log(`ready http://127.0.0.1:${server.address().port} ${process.versions.node}`),
)
