import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ComponentType } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestClient, type TestClient } from '../testing.tsx'
import { withoutPayments } from './withoutPayments.ts'

let client: TestClient
vi.mock('@rumba/core', async importOriginal => ({
  ...(await importOriginal<object>()),
  createClient: () => client,
}))

beforeEach(() => {
  // A page keeps one client for an endpoint, and each test is a page.
  vi.resetModules()
  client = createTestClient({ order: { methods: [{ code: 'pix', fields: [] }] } })
})
afterEach(cleanup)

const page = readFileSync(join(import.meta.dirname, '../../../../docs/react/composing.md'), 'utf8')

test.each(['DropIn', 'Composed', 'PixOnly', 'Headless'])(
  'docs/react/composing.md shows %s as it is tested here',
  name => {
    const recipe = readFileSync(join(import.meta.dirname, `${name}.tsx`), 'utf8')
    expect(page).toContain(`\`\`\`tsx\n${recipe.replace("'../index.ts'", "'@rumba/react'")}\`\`\``)
  },
)

test.each<[string, () => Promise<ComponentType<{ order: string }>>, string]>([
  ['dropped in', async () => (await import('./DropIn.tsx')).DropIn, 'Copy Pix code'],
  ['composed', async () => (await import('./Composed.tsx')).Composed, 'Copy Pix code'],
  ['headless', async () => (await import('./Headless.tsx')).Headless, 'Copy the code'],
])('%s, a buyer gets from choosing to paid', async (_name, load, copy) => {
  const Recipe = await load()
  render(<Recipe order="1" />)
  fireEvent.click(await screen.findByRole('button', { name: /^Pay/ }))
  expect(await screen.findByRole('button', { name: copy })).toBeTruthy()
  expect(await screen.findByRole('timer')).toBeTruthy()
  await client.pay()
  expect((await screen.findAllByText(/^paid$/i)).length).toBeGreaterThan(0)
})

test('a Pix code alone goes from the code to thanks', async () => {
  const { PixOnly } = await import('./PixOnly.tsx')
  const { RumbaProvider } = await import('../index.ts')
  const { current } = await client.start().getOrder('1')
  if (!current) throw new Error('no payment was started')
  render(
    <RumbaProvider client={client}>
      <PixOnly started={current} />
    </RumbaProvider>,
  )
  expect((await screen.findByRole('img')).getAttribute('class')).toBe('symbol')
  expect(await screen.findByRole('timer')).toBeTruthy()
  await client.pay()
  expect(screen.getByText('Thank you!')).toBeTruthy()
})

test('docs/react/cache.md shows a rule by which a cache can be written down, without what opens a payment', async () => {
  const text = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
  expect(text('../../../../docs/react/cache.md')).toContain(`\`\`\`ts\n${text('withoutPayments.ts')}\`\`\``)

  const { DropIn } = await import('./DropIn.tsx')
  // The one that this page's checkout has.
  const { dehydrate, QueryClient, QueryClientProvider } = await import('@tanstack/react-query')
  const queryClient = new QueryClient()
  queryClient.setQueryData(['cart'], 1)
  render(
    <QueryClientProvider client={queryClient}>
      <DropIn order="1" />
    </QueryClientProvider>,
  )
  fireEvent.click(await screen.findByRole('button', { name: /^Pay/ }))
  await screen.findByRole('timer')
  const written = JSON.stringify(dehydrate(queryClient, withoutPayments))
  expect(JSON.parse(written).queries).toMatchObject([{ queryKey: ['cart'] }])
  expect(written).not.toContain('token-of')
  // What the rule is for.
  expect(() => JSON.stringify(dehydrate(queryClient))).toThrow(TypeError)
})
