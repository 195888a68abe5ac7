import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { DataFileError, PortTakenError, SandboxOptionError } from './errors.ts'
import { readOptions, type SandboxOptions } from './options.ts'
import { createSandbox, type Sandbox } from './sandbox.ts'
import { openDataFile } from './state/dataFile.ts'

export { DataFileError, PortTakenError } from './errors.ts'

export interface ServeOptions extends Omit<SandboxOptions, 'saved' | 'onChange'> {
  /** 0 takes any free port. */
  readonly port: number
  /** Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string
  /**
   * File that keeps everything across restarts, also those by a kill: no answer leaves before what it says is kept. Default: none.
   */
  readonly data?: string
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
 * @throws {DataFileError} `data` cannot be read or written, or no sandbox has written it
 */
export async function serveSandbox(options: ServeOptions): Promise<ServedSandbox> {
  const { port, host = '127.0.0.1', data, ...sandboxOptions } = options
  // An option that cannot work must not leave a port open.
  readOptions(sandboxOptions)
  const file = data === undefined ? undefined : await openDataFile(data, () => sandbox.save())
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(toListenError(error, host, port))
    })
    server.listen(port, host, resolve)
  })

  const address = server.address()
  const url = `http://${toHostname(host)}:${typeof address === 'object' ? address?.port : port}`
  let isClosed = false
  const save = async (): Promise<void> => {
    if (!isClosed) await file?.save()
  }
  const sandbox = createSandbox({
    publicUrl: url,
    ...sandboxOptions,
    ...(file?.saved && { saved: file.saved }),
    onChange: () => void save().catch(report),
  })
  const close = async (): Promise<void> => {
    const ended = new Promise<void>(done => server.close(() => done()))
    server.closeAllConnections()
    await save().catch(report)
    isClosed = true
    sandbox.close()
    await ended
  }
  try {
    await save()
  } catch (error) {
    isClosed = true
    await close()
    throw error
  }
  server.on('request', (incoming, outgoing) => {
    void answer(sandbox, url, save, incoming, outgoing)
  })
  return { url, sandbox, close }
}

function toListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new PortTakenError(host, port)
    case 'EACCES':
      return new SandboxOptionError('port', `${port} is for the administrator only; take one from 1024`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new SandboxOptionError('host', `"${host}" is no address of this machine`)
  }
  return error
}

/** How a browser on this machine names the host. */
function toHostname(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

async function answer(
  sandbox: Sandbox,
  url: string,
  save: () => Promise<void>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const request = toRequest(incoming, url)
    const response = await sandbox.fetch(request)
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      return await stream(response, outgoing)
    }
    // The panel reads itself anew all the time; a call to the API is recorded also where it only reads.
    if (request.method !== 'GET' || incoming.url?.startsWith('/v1/')) await save()
    const { bytes, isCut } = await readUntilCut(response)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    if (isCut) outgoing.write(bytes, () => outgoing.destroy())
    else outgoing.end(bytes)
  } catch (error) {
    report(error)
    if (!outgoing.headersSent) outgoing.writeHead(500)
    outgoing.end()
  }
}

function report(error: unknown): void {
  console.error(error instanceof DataFileError ? error.message : error)
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
