import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import * as publicNames from './index.ts'
import { createSandbox } from './sandbox.ts'

/** Every module that a file reaches through relative imports, and the names of all others it asks for. */
async function importsOf(file: URL, seen: Map<string, string[]> = new Map()): Promise<string[]> {
  if (seen.has(file.href)) return []
  const text = await readFile(file, 'utf8')
  const names = [...text.matchAll(/^(?:import|export)[^'"`]*?from '([^']+)'/gm)].map(match => match[1] ?? '')
  seen.set(file.href, names)
  for (const name of names) if (name.startsWith('.')) await importsOf(new URL(name, file), seen)
  return [...new Set([...seen.values()].flat())].filter(name => !name.startsWith('.'))
}

test('the core runs anywhere and is told apart from the proxy: it imports @rumba/core and nothing else', async () => {
  expect(await importsOf(new URL('./index.ts', import.meta.url))).toEqual(['@rumba/core', '@rumba/core/qr'])
  expect(await importsOf(new URL('./cli.ts', import.meta.url))).toContain('node:http')
})

test('the public names are these', () => {
  expect(Object.keys(publicNames).sort()).toEqual([
    'CallbackAddressError',
    'DEMO_CREDENTIALS',
    'SCENARIOS',
    'SandboxOptionError',
    'TransactionFinalError',
    'TransactionUnknownError',
    'createSandbox',
  ])
})

test.each([
  ['login', { login: '' }],
  ['publicUrl', { publicUrl: 'sandbox' }],
  ['pixLifetimeMs', { pixLifetimeMs: 0 }],
  ['payoutMs', { payoutMs: -1 }],
  ['retryDelaysMs', { retryDelaysMs: [1_000, Number.NaN] }],
  ['profile', { profile: 'dirty' as 'clean' }],
  ['history', { history: 0.5 }],
  ['scenario', { scenario: 'rains' }],
  ['corners', { corners: { emptyBody: 'null' as 'braces' } }],
  ['payee.merchantName', { payee: { merchantName: 'x'.repeat(26) } }],
  ['payee.merchantCity', { payee: { merchantCity: '' } }],
])('an option %s that cannot work is refused by name', (option, options) => {
  expect(() => createSandbox(options)).toThrow(expect.objectContaining({ code: 'SANDBOX_OPTION', option }))
})
