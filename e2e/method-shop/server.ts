/**
 * A shop whose orders say in their names how they are paid (`upi-1` by UPI), under the strictest policy there is. Its page runs
 * React in development, so that StrictMode mounts everything twice; with NODE_ENV=production it does not.
 */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { parseMoney } from '@rumba/core'
import { createMemoryStore, createProxy, type RumbaProxy } from '@rumba/proxy'
import { toNode } from '@rumba/proxy/node'
import { CREDENTIALS, SANDBOX } from '../addresses.ts'
import { bundlePage } from '../bundlePage.ts'

const AMOUNTS: Readonly<Record<string, readonly [decimal: string, currency: string]>> = {
  pix: ['42.90', 'BRL'],
  upi: ['200', 'INR'],
  paysafecard: ['6.90', 'EUR'],
  bank_transfer_argentina: ['15000.50', 'ARS'],
  mobile_money: ['500', 'KES'],
}

/** The header that is printed for merchants. */
const [, printed] =
  /```\n(default-src .*)\n```/.exec(
    readFileSync(`${import.meta.dirname}/../../docs/react/accessibility.md`, 'utf8'),
  ) ?? []
const POLICY = `${printed}; report-uri /reports`

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }

const files = await bundlePage(import.meta.dirname, {
  define: { 'process.env.NODE_ENV': JSON.stringify(process.env.NODE_ENV ?? 'development') },
  minify: process.env.NODE_ENV === 'production',
})

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Any method</title><link rel="stylesheet" href="/styles.css">
<script type="module" src="/page.js"></script><div id="root"></div></html>`

const reports: string[] = []
/** Whether the next stream that tells of a payment ends in the middle of telling it. */
let cutsNextPush = false
let handle: ReturnType<typeof toNode> | undefined

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  handle = toNode(createShop(origin))
  console.log(origin)
})

function cutPush(response: ServerResponse): void {
  const write = response.write.bind(response) as (chunk: Uint8Array | string) => boolean
  response.write = (chunk: Uint8Array | string) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    if (!cutsNextPush || !text.includes('"success"')) return write(chunk)
    cutsNextPush = false
    const sent = write(text.slice(0, text.length / 2))
    // Not before the half is on its way.
    setImmediate(() => response.destroy())
    return sent
  }
}

function createShop(origin: string): RumbaProxy {
  return createProxy({
    credentials: CREDENTIALS,
    gatewayUrl: `${SANDBOX}/v1/`,
    publicUrl: `${origin}/api/rumba`,
    store: createMemoryStore(),
    lifetimes: { pix: 15 * 60_000 },
    resolveOrder(id) {
      const method = id.slice(0, id.lastIndexOf('-'))
      const amount = AMOUNTS[method]
      return (
        amount && {
          amount: parseMoney(...amount),
          methods: [method],
          returnUrl: `${origin}/orders/${id}`,
          // All that any of them asks for, so that the order is paid by one press.
          payer: {
            firstName: 'Ana',
            lastName: 'Souza',
            taxId: method === 'pix' ? '11144477735' : '20123456786',
            email: 'ana@shop.example',
            phone: '919876543210',
            country: 'IN',
            stateCode: 'MH',
            city: 'Pune',
            address: 'Station Road 1',
            zipCode: '411001',
          },
        }
      )
    },
  })
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://shop')
  if (pathname.endsWith('/events')) cutPush(response)
  if (pathname.startsWith('/api/rumba/')) return handle?.(request, response)
  if (pathname === '/cut-next-push') {
    cutsNextPush = true
    return void response.writeHead(204).end()
  }
  if (pathname === '/reports' && request.method === 'POST') {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    reports.push(Buffer.concat(chunks).toString('utf8'))
    return void response.writeHead(204).end()
  }
  if (pathname === '/reports')
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reports))
  const file = files.get(pathname)
  response
    .writeHead(200, {
      'content-security-policy': POLICY,
      'content-type': file === undefined ? 'text/html' : (TYPES[extname(pathname)] ?? 'text/plain'),
    })
    .end(file ?? PAGE)
}
