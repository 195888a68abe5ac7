import { fileURLToPath } from 'node:url'
import { formatDecimal } from '@rumba/core'
import { toExpress } from '@rumba/proxy/express'
import express from 'express'
import { PRODUCTS, totalOf } from './catalogue.ts'
import { createDemoControls } from './demo.ts'
import { openOrders, parseCart, type ShopOrder } from './orders.ts'
import { createPayments } from './payments.ts'
import { readSettings } from './settings.ts'

const settings = readSettings(process.env)
const orders = openOrders(`${settings.dataDir}/orders.sqlite`)
const payments = createPayments(orders, settings)
const pages = fileURLToPath(new URL('../dist', import.meta.url))

const app = express().disable('x-powered-by')
app.use((_request, response, next) => {
  response.set({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  next()
})
app.get('/healthz', (_request, response) => void response.sendStatus(200))

// The proxy goes above express.json(): the gateway's signature covers the raw bytes.
app.use('/api/rumba', toExpress(payments))
app.use(express.json({ limit: '16kb' }))

const toJson = ({ id, items, paidBy, deliveries }: ShopOrder) => ({
  id,
  items,
  total: { BRL: formatDecimal(totalOf(items, 'BRL')), EUR: formatDecimal(totalOf(items, 'EUR')) },
  paidBy,
  deliveries,
})
app.get('/api/products', (_request, response) => {
  response.json(
    PRODUCTS.map(({ id, name, price }) => ({
      id,
      name,
      price: formatDecimal({ minor: price.BRL, currency: 'BRL' }),
    })),
  )
})
app.post('/api/orders', (request, response) => {
  const order = parseCart(request.body)
  if (order) response.status(201).json(toJson(orders.place(order.cart, order.items)))
  else response.status(400).json({ error: 'The cart is empty or holds something this shop does not sell.' })
})
app.get('/api/orders/:id', (request, response) => {
  const order = orders.find(request.params.id)
  if (order) response.set('cache-control', 'no-store').json(toJson(order))
  else response.status(404).json({ error: 'There is no such order.' })
})
app.use('/demo', createDemoControls(settings.gatewayUrl))

app.use(express.static(pages, { index: false, maxAge: 0 }))
app.get(['/', '/cart', '/pay', '/orders/:id'], (_request, response) => {
  response.set('cache-control', 'no-cache').sendFile(`${pages}/index.html`)
})

const server = app.listen(settings.port, '127.0.0.1', error => {
  if (error) {
    const taken = 'code' in error && error.code === 'EADDRINUSE'
    console.error(taken ? `Port ${settings.port} is taken. Set PORT to another one.` : error.message)
    process.exit(1)
  }
  console.log(`shop listens on ${settings.origin}`)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    payments.close()
    server.close()
    server.closeAllConnections()
  })
}
