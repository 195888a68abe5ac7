import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createProxy } from './proxy.ts'
import { createMemoryStore } from './stores/memory.ts'
import { CREDENTIALS } from './testing/fakeGateway.ts'

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
beforeEach(() => void warn.mockClear())
afterEach(() => void vi.unstubAllEnvs())

const start = (options = {}) =>
  createProxy({
    credentials: CREDENTIALS,
    publicUrl: 'https://shop.example/api/rumba',
    resolveOrder: () => undefined,
    ...options,
  })

test('a proxy without a store says once in production what memory cannot do', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const proxy = start()
  await proxy.fetch(new Request('https://shop.example/api/rumba/order'))
  await proxy.drain()
  proxy.close()
  expect(warn.mock.calls).toEqual([[expect.stringContaining('a restart forgets them')]])
})

test.each([
  ['in development', 'development', {}],
  ['that was given memory on purpose', 'production', { store: createMemoryStore() }],
])('a proxy %s says nothing', (_which, environment, options) => {
  vi.stubEnv('NODE_ENV', environment)
  start(options).close()
  expect(warn).not.toHaveBeenCalled()
})
