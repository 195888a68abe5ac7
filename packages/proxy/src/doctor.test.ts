import { execFile } from 'node:child_process'
import { createServer, type RequestListener } from 'node:http'
import express from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { toExpress } from './adapters/express.ts'
import { toNode } from './adapters/node.ts'
import { type Diagnosis, type DoctorOptions, examineProxy } from './doctor.ts'
import { createProxy } from './proxy.ts'
import { CREDENTIALS, startFakeGateway } from './testing/fakeGateway.ts'
import { PUBLIC_URL, TERMS } from './testing/shop.ts'
import { listen } from './testing/wire.ts'

/** An address where nobody listens any more. */
async function closedAddress(): Promise<string> {
  const server = createServer()
  const origin = await listen(server)
  await new Promise(resolve => server.close(resolve))
  return `${origin}/api/rumba`
}

type Mount = (proxy: ReturnType<typeof createProxy>) => RequestListener

/** Examines a proxy on a real socket, mounted in some way; answers what was found, by check. */
async function examine(
  mount: Mount = toNode,
  { password = CREDENTIALS.password, ...options }: DoctorOptions & { password?: string } = {},
): Promise<Partial<Record<Diagnosis['check'], Omit<Diagnosis, 'check'>>>> {
  const gateway = await startFakeGateway()
  const proxy = createProxy({
    credentials: { ...CREDENTIALS, password },
    gatewayUrl: gateway.url,
    publicUrl: PUBLIC_URL,
    resolveOrder: () => TERMS,
  })
  const origin = await listen(createServer(mount(proxy)))
  try {
    const findings = await examineProxy(`${origin}/api/rumba/`, {
      credentials: CREDENTIALS,
      gatewayUrl: gateway.url,
      ...options,
    })
    return Object.fromEntries(findings.map(({ check, ...rest }) => [check, rest]))
  } finally {
    proxy.close()
    await gateway.close()
  }
}

test('a proxy that is mounted well has nothing to fix', async () => {
  const found = await examine()
  expect(Object.entries(found).map(([check, { result }]) => `${check} ${result}`)).toEqual([
    'reachable ok',
    'https skipped',
    'headers ok',
    'clock ok',
    'public-url skipped',
    'callback ok',
    'raw-bytes ok',
    'gateway ok',
  ])
})

test('without credentials what needs them is skipped, with the way to give them', async () => {
  const gateway = await startFakeGateway()
  const proxy = createProxy({
    credentials: CREDENTIALS,
    gatewayUrl: gateway.url,
    publicUrl: PUBLIC_URL,
    resolveOrder: () => TERMS,
  })
  const handle = toNode(proxy)
  const origin = await listen(createServer((request, response) => void handle(request, response)))
  const findings = await examineProxy(`${origin}/api/rumba`)
  proxy.close()
  await gateway.close()
  expect(findings.filter(({ result }) => result === 'skipped').map(({ check }) => check)).toEqual([
    'https',
    'public-url',
    'raw-bytes',
    'gateway',
  ])
  expect(findings.at(-1)?.words).toContain('RUMBA_PASSWORD')
  expect(gateway.requests).toEqual([])
})

describe('finds', () => {
  test('a server that is down', async () => {
    const [finding, ...rest] = await examineProxy(await closedAddress())
    expect(finding).toMatchObject({
      check: 'reachable',
      result: 'failed',
      words: expect.stringContaining('ECONNREFUSED'),
    })
    expect(rest).toEqual([])
  })

  test('something else in the place of the proxy', async () => {
    const { reachable } = await examine(
      () => (_request, response) => void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>'),
    )
    expect(reachable).toMatchObject({ result: 'failed', words: expect.stringContaining('404') })
  })

  test('the proxy itself at an address that is none of its own', async () => {
    const { reachable } = await examine(proxy =>
      toNode({ ...proxy, fetch: () => proxy.fetch(new Request('https://x')) }),
    )
    expect(reachable).toMatchObject({
      result: 'failed',
      words: expect.stringMatching(/The proxy is there.*publicUrl/),
    })
  })

  test.each([
    [PUBLIC_URL, 'ok'],
    [PUBLIC_URL.replace('shop', 'www.shop'), 'failed'],
    [PUBLIC_URL.replace('https', 'http'), 'failed'],
  ])('that the gateway would not call back to %s: %s', async (url, result) => {
    const proxy = createProxy({ credentials: CREDENTIALS, publicUrl: PUBLIC_URL, resolveOrder: () => TERMS })
    onTestFinished(() => proxy.close())
    const found = await examineProxy(url, { fetch: (...call) => proxy.fetch(new Request(...call)) })
    expect(found).toContainEqual({ check: 'public-url', result, words: expect.stringContaining('publicUrl') })
  })

  test('a redirect, which loses the signed bytes', async () => {
    const { reachable } = await examine(
      () => (_request, response) => void response.writeHead(308, { location: '/login?next=secret' }).end(),
    )
    expect(reachable?.words).toContain('308 (a redirect to /login')
    expect(reachable?.words).not.toContain('secret')
  })

  test.each([
    ['cache-control', 'public, max-age=60'],
    ['x-content-type-options', ''],
  ])('a %s that something in front rewrote', async (name, value) => {
    const { headers } = await examine(({ basePath, fetch: serve }) =>
      toNode({
        basePath,
        async fetch(request) {
          const { body, status, headers: sent } = await serve(request)
          return new Response(body, { status, headers: { ...Object.fromEntries(sent), [name]: value } })
        },
      }),
    )
    expect(headers).toMatchObject({ result: 'failed', words: expect.stringContaining(name) })
  })

  test('answers that every site may read', async () => {
    const { headers } = await examine(proxy => {
      const handle = toNode(proxy)
      return (request, response) => {
        response.setHeader('access-control-allow-origin', '*')
        void handle(request, response)
      }
    })
    expect(headers).toMatchObject({
      result: 'failed',
      words: expect.stringContaining('access-control-allow-origin'),
    })
  })

  test.each([
    [29_000, 'ok'],
    [31_000, 'failed'],
    [-31_000, 'failed'],
  ])('a clock that is %i ms off: %s', async (ms, result) => {
    const { clock } = await examine(toNode, { now: () => Math.floor(Date.now() / 1000) * 1000 + ms })
    expect(clock).toMatchObject({ result })
  })

  test('a callback address behind a login', async () => {
    const { callback } = await examine(proxy => {
      const handle = toNode(proxy)
      return (request, response) => {
        if (request.method === 'POST') response.writeHead(403).end('CSRF')
        else void handle(request, response)
      }
    })
    expect(callback).toMatchObject({ result: 'failed', words: expect.stringMatching(/403 .*CSRF token/) })
  })

  test('a body parser above the proxy, with the way to mount it', async () => {
    const found = await examine(proxy => express().use(express.json(), toExpress(proxy)))
    expect(found['raw-bytes']).toMatchObject({
      result: 'failed',
      words: expect.stringMatching(/above express\.json\(\)/),
    })
  })

  test('bytes that something in front wrote anew', async () => {
    const found = await examine(proxy =>
      express().use(express.json(), (request, response, next) => {
        if (request.body) Object.assign(request, { rawBody: Buffer.from(JSON.stringify(request.body)) })
        toExpress(proxy)(request, response, next)
      }),
    )
    expect(found['raw-bytes']).toMatchObject({
      result: 'failed',
      words: expect.stringContaining('changed on the way'),
    })
  })

  test('a proxy that runs with another password', async () => {
    const found = await examine(toNode, { password: 'another' })
    expect(found['raw-bytes']).toMatchObject({
      result: 'failed',
      words: expect.stringContaining('another password'),
    })
  })

  test.each([
    ['a login', { ...CREDENTIALS, login: 'nobody' }],
    ['a password', { ...CREDENTIALS, password: 'wrong' }],
  ])('%s that the gateway does not know', async (_name, credentials) => {
    const { gateway } = await examine(toNode, { credentials })
    expect(gateway?.result).toBe('failed')
  })

  test('a gateway that is down', async () => {
    const { gateway } = await examine(toNode, { gatewayUrl: await closedAddress() })
    expect(gateway).toEqual({
      result: 'failed',
      words: 'The gateway cannot be asked (ECONNREFUSED). Is its address right?',
    })
  }, 60_000)

  test('something else in the place of the gateway', async () => {
    const origin = await listen(createServer((_request, response) => void response.end('<h1>Welcome</h1>')))
    const { gateway } = await examine(toNode, { gatewayUrl: origin })
    expect(gateway).toMatchObject({ result: 'failed', words: expect.stringMatching(/\/v1\/.*password/) })
  }, 60_000)
})

test('no finding holds a secret', async () => {
  const found = JSON.stringify(await examine(toNode, { password: 'another' }))
  for (const secret of Object.values(CREDENTIALS)) expect(found).not.toContain(secret)
})

describe('the command', () => {
  const run = (...parts: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise(resolve => {
      const file = `${import.meta.dirname}/cli.ts`
      const flags = ['--conditions=@rumba/source', '--experimental-strip-types', '--no-warnings']
      const env = { ...process.env, NODE_OPTIONS: '', RUMBA_LOGIN: '', RUMBA_KEY: '', RUMBA_PASSWORD: '' }
      execFile(process.execPath, [...flags, file, ...parts], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      )
    })

  test.each([
    [[]],
    [['doctor']],
    [['doctor', 'shop.example']],
    [['doctor', 'ftp://x']],
    [['heal', 'https://x']],
    [['doctor', 'https://x', 'y']],
  ])('with %j says how to use it', async parts => {
    expect(await run(...parts)).toMatchObject({
      code: 2,
      err: expect.stringContaining('rumba-proxy doctor https://'),
    })
  })

  test('says what it found, as lines or as JSON, and by its exit code', async () => {
    const lines = await run('doctor', await closedAddress())
    expect(lines).toMatchObject({ code: 1, out: expect.stringMatching(/^✗ reachable {2}No answer/) })
    const json = await run('doctor', await closedAddress(), '--json')
    expect(JSON.parse(json.out)).toMatchObject([{ check: 'reachable', result: 'failed' }])
  })

  test('helps', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('RUMBA_PASSWORD') })
  })
})
