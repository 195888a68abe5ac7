import { describe, expect } from 'vitest'
import { createMerchant, pixRequest } from './merchant.testing.ts'
import type { Sandbox } from './sandbox.ts'
import { test } from './vitest.ts'

let first: Sandbox | undefined

test('a sandbox is made for a test', async ({ sandbox }) => {
  first = sandbox
  const { envelope } = await createMerchant(sandbox.fetch).create(pixRequest())
  sandbox.pay(String(envelope.request_id))
  expect(sandbox.transactions()).toMatchObject([{ status: 'success' }])
})

test('another one is made for the next, and the first is closed', async ({ sandbox }) => {
  expect(sandbox).not.toBe(first)
  expect(sandbox.transactions()).toEqual([])
})

describe('with options of its own', () => {
  test.override({ sandboxOptions: { scenario: 'declined' } })

  test('it has them', ({ sandbox }) => {
    expect(sandbox.scenario).toBe('declined')
  })
})
