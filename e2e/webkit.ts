import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { findPort } from './findPort.ts'

/** A page in WebKitGTK, driven by WebDriver, which Playwright does not speak. */
export interface WebKitPage {
  goto(url: string): Promise<void>
  /** Scrolls to the first element of a CSS selector and presses it. */
  click(selector: string): Promise<void>
  /** Types into the first element of a CSS selector, key by key. */
  type(selector: string, text: string): Promise<void>
  /** Answers what the body of a function returns. */
  evaluate(body: string): Promise<unknown>
  /** What is in sight, as PNG. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

/** How W3C WebDriver names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** Opens WebKitGTK's MiniBrowser on a screen that nobody sees. */
export async function openWebKit(): Promise<WebKitPage> {
  const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser')
  if (!binary || !existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/Xvfb'))
    throw new Error('WebKitGTK is missing. As root, run: apt-get install -y webkit2gtk-driver xvfb')
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const display = await new Promise<string>(resolve => {
    screen.stdout.once('data', text => resolve(`:${String(text).trim()}`))
  })
  const port = await findPort()
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  })
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(`WebKitWebDriver refused ${path}: ${JSON.stringify(value)}`)
    return value
  }
  while (!(await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined))?.ok)
    await new Promise(resolve => setTimeout(resolve, 20))
  const { sessionId } = (await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary, args: ['--automation', '--geometry=1200x1300'] },
      },
    },
  })) as { sessionId: string }
  const session = `/session/${sessionId}`
  const find = async (selector: string): Promise<string> => {
    const found = await call('POST', `${session}/element`, { using: 'css selector', value: selector })
    return `${session}/element/${(found as Record<string, string>)[ELEMENT]}`
  }
  return {
    goto: async url => void (await call('POST', `${session}/url`, { url })),
    click: async selector => void (await call('POST', `${await find(selector)}/click`, {})),
    type: async (selector, text) => void (await call('POST', `${await find(selector)}/value`, { text })),
    evaluate: body => call('POST', `${session}/execute/sync`, { script: body, args: [] }),
    screenshot: async () => Buffer.from(String(await call('GET', `${session}/screenshot`)), 'base64'),
    async close() {
      await call('DELETE', session).catch(() => {})
      await Promise.all([driver, screen].map(end))
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill()
  await gone
}
