import { describe, expect, test } from '@jest/globals'
import { useSandbox } from '../src/jest.ts'
import { createMerchant, pixRequest } from '../src/merchant.testing.ts'

const sandbox = useSandbox({ seed: 'jest' })

test.each([1, 2])('a sandbox is as new for each test (%i)', async () => {
  expect(sandbox.transactions()).toEqual([])
  const { envelope } = await createMerchant(sandbox.fetch).create(pixRequest())
  sandbox.pay(String(envelope.request_id))
  expect(sandbox.transactions()).toMatchObject([{ status: 'success' }])
  expect(sandbox.calls()).toHaveLength(1)
})

describe('a block', () => {
  const own = useSandbox({ scenario: 'declined' })

  test('has one with options of its own', () => {
    expect([own.scenario, sandbox.scenario]).toEqual(['declined', 'by-amount'])
  })
})
