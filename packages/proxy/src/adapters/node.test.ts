import { createServer, type RequestListener } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import { describeAdapter } from '../testing/adapterContract.ts'
import { listen, sendHttp2 } from '../testing/wire.ts'
import { toNode } from './node.ts'
import type { MountedProxy } from './nodeHandler.ts'

const listener =
  (proxy: MountedProxy) =>
  (...[request, response]: Parameters<ReturnType<typeof toNode>>): void =>
    void toNode(proxy)(request, response)

const readThen =
  (proxy: MountedProxy): RequestListener =>
  (request, response) =>
    void request.resume().on('end', () => void toNode(proxy)(request, response))

describeAdapter('node:http', {
  serve: proxy => listen(createServer(listener(proxy))),
  other: 404,
  below: [
    {
      what: 'somebody who read the stream',
      serve: proxy => listen(createServer(readThen(proxy))),
      hint: /toNode/,
    },
  ],
})

describeAdapter('node:http2', {
  serve: proxy => listen(createHttp2Server(listener(proxy))),
  send: sendHttp2,
  other: 404,
  below: [],
})
