import { expect } from '@playwright/test'
import { createMerchant, pixRequest } from '../src/merchant.testing.ts'
import { test } from '../src/playwright.ts'

for (const turn of [1, 2]) {
  test(`a sandbox behind a port is as new for each test (${turn})`, async ({ sandbox, servedSandbox }) => {
    expect(sandbox.transactions()).toEqual([])
    const { envelope } = await createMerchant(fetch, undefined, servedSandbox.url).create(pixRequest())
    // Of the seed in the config.
    expect(envelope.request_id).toBe('c6af63ce-046e-4407-aeaa-2a104996007b')
    sandbox.pay(String(envelope.request_id))
    expect(sandbox.transactions()).toMatchObject([{ status: 'success' }])
  })
}
