import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSandbox, type Sandbox } from '../sandbox.ts'

let sandbox: Sandbox
beforeEach(() => {
  sandbox = createSandbox({ publicUrl: 'https://pay.shop.example' })
})
afterEach(() => sandbox.close())

const status = async (method: string, path: string, headers: Record<string, string>) =>
  (await sandbox.fetch(new Request(`http://127.0.0.1:4010${path}`, { method, headers }))).status

const HERE = { host: '127.0.0.1:4010' }

test.each([
  ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a page on another port', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3000' }],
  ['a page that sends no origin', { 'sec-fetch-site': 'same-site' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['an old browser, that says the origin only', { origin: 'https://evil.example' }],
])('%s cannot work the controls', async (_who, headers) => {
  expect(await status('POST', '/_sandbox/reset', { ...HERE, ...headers })).toBe(403)
})

test.each([
  ['a tool', {}],
  ['the panel', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:4010' }],
  ['the panel at the public address', { origin: 'https://pay.shop.example' }],
])('%s can', async (_who, headers) => {
  expect(await status('POST', '/_sandbox/reset', { ...HERE, ...headers })).toBe(200)
})

test.each([
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain;charset=UTF-8',
])('a body that says it is %s is refused, as a form of any page could send it', async type => {
  expect(await status('POST', '/_sandbox/reset', { ...HERE, 'content-type': type })).toBe(415)
})

test.each(['evil.example:4010', 'evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', ':', ''])(
  'under the name "%s", which a page could have given this address, nothing is shown or done',
  async host => {
    expect(await status('GET', '/', { host })).toBe(403)
    expect(await status('GET', '/_sandbox/transactions', { host })).toBe(403)
    expect(await status('POST', '/_sandbox/reset', { host })).toBe(403)
  },
)

test.each([
  'localhost:4010',
  '127.0.0.1:4010',
  '[::1]:4010',
  '192.168.1.20:4010',
  'sandbox:4010',
  'pay.localhost',
  'host.docker.internal:4010',
  'pay.shop.example',
])('under the name %s it is reached', async host => {
  expect(await status('GET', '/_sandbox/state', { host })).toBe(200)
})

test('the API is reached under any name: its calls are signed', async () => {
  expect(await status('GET', '/v1/transaction/1', { host: 'evil.example' })).toBe(401)
  expect(await status('GET', '/healthz', { host: 'evil.example' })).toBe(200)
})
