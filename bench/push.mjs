// From the gateway sending its callback to "paid" in the page, with push and, in the same run, with push switched off, so that
// the page polls every 2 seconds. Prints one line for each and the ratio. Needs Chromium (CHROMIUM_PATH).
//
//   pnpm --filter @rumba/bench run push [payments with push, default 50] [payments without, default 20]
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pay } from './browser/buyer.mjs'
import { launch } from './browser/stage.mjs'
import { at, pause } from './figures.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const [pushed = 50, polled = 20] = process.argv.slice(2).map(Number)

const results = {
  push: await measure('on', 4283, 4120, pushed),
  poll: await measure('off', 4284, 4121, polled),
}
const ms = (times, quantile) => `${at(times, quantile).toFixed(1)} ms`
for (const [name, times] of Object.entries(results)) {
  console.log(
    `${name}: ${times.length} payments, callback sent → "paid" in the DOM: p50 ${ms(times, 0.5)}, p95 ${ms(times, 0.95)}, max ${ms(times, 1)}`,
  )
}
const ratio = quantile => (at(results.poll, quantile) / at(results.push, quantile)).toFixed(0)
console.log(`polling takes ${ratio(0.5)} times as long at p50 and ${ratio(0.95)} times at p95`)

/** Milliseconds for each payment. Sandbox, shop and browser share one machine's clock. */
async function measure(push, port, sandboxPort, payments) {
  const demo = spawn(process.execPath, ['scripts/demo.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      PUSH: push,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      DATA_DIR: mkdtempSync(join(tmpdir(), 'rumba-bench-')),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve, reject) => {
    demo.stdout.setEncoding('utf8').on('data', text => /^ready/m.test(text) && resolve())
    demo.once('exit', code => reject(new Error(`the demo ended with ${code}`)))
  })
  demo.removeAllListeners('exit')
  const browser = await launch()
  const times = []
  try {
    for (let index = 0; index < payments; index++) times.push(await onePayment(browser, port, sandboxPort))
  } finally {
    await browser.close()
    demo.kill('SIGTERM')
    await new Promise(resolve => demo.once('exit', resolve))
  }
  return times
}

async function onePayment(browser, port, sandboxPort) {
  const shop = `http://127.0.0.1:${port}`
  const sandbox = `http://127.0.0.1:${sandboxPort}/_sandbox/transactions`
  const json = async (url, body) => {
    const init = body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    return (await fetch(url, init)).json()
  }
  const { id } = await json(`${shop}/api/orders`, {
    cart: crypto.randomUUID(),
    items: [{ product: 'coffee', quantity: 1 }],
  })
  const page = await browser.newPage({ locale: 'en-US' })
  await page.goto(`${shop}/orders/${id}`)
  await page.getByRole('radio', { name: /^Pix/ }).check()
  await pay(page)
  await page.locator('svg[data-part="qr"]').waitFor()
  await page.evaluate(() => {
    const checkout = document.querySelector('[data-rumba="checkout"]')
    window.paidAt = new Promise(resolve => {
      new MutationObserver(() => {
        if (checkout.dataset.state === 'paid') resolve(performance.timeOrigin + performance.now())
      }).observe(checkout, { attributes: true })
    })
  })
  // A moment of its own for each payment, so that polls meet it at any phase.
  await pause(300 + Math.random() * 2_000)
  const find = async () => {
    const { transactions } = await json(sandbox)
    return transactions.find(({ reference }) => reference.startsWith(`${id}-`))
  }
  await fetch(`${sandbox}/${(await find()).request_id}/pay`, { method: 'POST' })
  const paidAt = await page.evaluate(() => window.paidAt)
  const { callbacks } = await find()
  await page.close()
  return paidAt - callbacks[0].sent_at
}
