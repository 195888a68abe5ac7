// Chromium as it is, by its own protocol: under Playwright no tab is ever hidden, and none is throttled.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function openTabs() {
  const profile = mkdtempSync(join(tmpdir(), 'rumba-tabs-'))
  const chromium = spawn(
    process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const address = await new Promise((resolve, reject) => {
    let said = ''
    chromium.stderr.setEncoding('utf8').on('data', text => {
      said += text
      const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (found) resolve(found)
    })
    chromium.once('error', reject)
    chromium.once('exit', code => reject(new Error(`chromium ended with ${code}: ${said.slice(-500)}`)))
  })
  const { host } = new URL(address)

  return {
    /** A tab in front of the others. */
    async open(url) {
      const target = await (
        await fetch(`http://${host}/json/new?${encodeURIComponent(url)}`, { method: 'PUT' })
      ).json()
      const call = await connect(target.webSocketDebuggerUrl)
      return {
        /** What an expression of the page comes to, once it is there. */
        async evaluate(expression) {
          const answer = await call('Runtime.evaluate', {
            expression,
            awaitPromise: true,
            returnByValue: true,
          })
          if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception.description)
          return answer.result.value
        },
        toFront: () => call('Page.bringToFront', {}),
      }
    },
    async close() {
      chromium.removeAllListeners('exit')
      const ended = new Promise(resolve => chromium.once('exit', resolve))
      chromium.kill()
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function connect(address) {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  const waiting = new Map()
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(data)
    const settle = waiting.get(id)
    waiting.delete(id)
    if (error) settle?.reject(new Error(error.message))
    else settle?.resolve(result)
  }
  let last = 0
  return (method, params) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    })
}
