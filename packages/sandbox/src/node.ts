import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { PortTakenError } from './errors.ts'
import { readOptions, type SandboxOptions } from './options.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'

export { PortTakenError } from './errors.ts'

export interface ServeOptions extends SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string
}

export interface ServedSandbox {
  /** Where it is reached, without a slash at the end. */
  readonly url: string
  readonly sandbox: Sandbox
  /** Ends the sandbox and every connection. */
  readonly close: () => Promise<void>
}

/**
 * Puts a sandbox behind a port. `publicUrl` is the served address unless it is given.
 *
 * @throws {PortTakenError} something else listens there
 * @throws {SandboxOptionError} an option cannot work
 */
export async function serveSandbox(options: ServeOptions): Promise<ServedSandbox> {
  const { port, host = '127.0.0.1', ...sandboxOptions } = options
  // An option that cannot work must not leave a port open.
  readOptions(sandboxOptions)
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(host, port) : error)
    })
    server.listen(port, host, resolve)
  })

  const address = server.address()
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' ? address?.port : port}`
  const sandbox = createSandbox({ publicUrl: url, ...sandboxOptions })
  server.on('request', (incoming, outgoing) => {
    void answer(sandbox, url, incoming, outgoing)
  })

  return {
    url,
    sandbox,
    close() {
      sandbox.close()
      const closed = new Promise<void>(done => server.close(() => done()))
      server.closeAllConnections()
      return closed
    },
  }
}

async function answer(
  sandbox: Sandbox,
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const response = await sandbox.fetch(toRequest(incoming, url))
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      return await stream(response, outgoing)
    }
    const { bytes, isCut } = await readUntilCut(response)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    if (isCut) outgoing.write(bytes, () => outgoing.destroy())
    else outgoing.end(bytes)
  } catch (error) {
    console.error(error)
    if (!outgoing.headersSent) outgoing.writeHead(500)
    outgoing.end()
  }
}

/** Sends a body piece by piece, no faster than it is read, until it ends or the reader is gone. */
async function stream({ status, headers, body }: Response, outgoing: ServerResponse): Promise<void> {
  const reader = body?.getReader()
  outgoing.once('close', () => void reader?.cancel())
  outgoing.writeHead(status, Object.fromEntries(headers))
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    await new Promise(sent => outgoing.write(read.value, sent))
  }
  outgoing.end()
}

/** The body as far as it goes. */
async function readUntilCut({ body }: Response): Promise<{ bytes: Buffer; isCut: boolean }> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of body ?? []) chunks.push(chunk)
    return { bytes: Buffer.concat(chunks), isCut: false }
  } catch {
    return { bytes: Buffer.concat(chunks), isCut: true }
  }
}

function toRequest(incoming: IncomingMessage, url: string): Request {
  const { method = 'GET' } = incoming
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  // The path is joined as text: `//host/path` would otherwise name another host.
  const target = url + (incoming.url?.startsWith('/') ? incoming.url : '/')
  if (method === 'GET' || method === 'HEAD') return new Request(target, { method, headers })
  // The platform asks for `duplex` beside a stream; the type does not know it yet.
  const init: RequestInit & { duplex: 'half' } = { method, headers, body: toStream(incoming), duplex: 'half' }
  return new Request(target, init)
}

/** The body as it arrives. Giving it up lets the rest run dry, so that the answer still reaches whoever sent too much. */
function toStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      incoming
        .on('data', (chunk: Uint8Array) => controller.enqueue(chunk))
        .on('end', () => controller.close())
        .on('error', error => controller.error(error))
    },
    cancel() {
      incoming.removeAllListeners('data').removeAllListeners('end').resume()
    },
  })
}
