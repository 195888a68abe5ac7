import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { PAGE, readCode } from './page.ts'

const blocks = [...(await readFile(PAGE, 'utf8')).matchAll(/```ts\n(.*?)```/gs)].map(match => match[1] ?? '')
const tests = blocks.filter(block => block.startsWith('test('))

test('the page has ten tests of up to twelve lines, and one shop for all of them', () => {
  expect(tests).toHaveLength(10)
  expect(blocks).toHaveLength(11)
  for (const block of tests) expect(block.trimEnd().split('\n').length).toBeLessThanOrEqual(12)
})

test('what is run is every block of the page, and nothing else', () => {
  expect(readCode().replaceAll(/\n+/g, '\n').trim()).toBe(blocks.join('').replaceAll(/\n+/g, '\n').trim())
})

test('README.md and docs/sandbox.md lead to the page', async () => {
  for (const [file, link] of [
    ['README.md', 'docs/test-every-unhappy-path.md'],
    ['docs/sandbox.md', 'test-every-unhappy-path.md'],
  ] as const) {
    const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8')
    expect(text.includes(`](${link})`), file).toBe(true)
  }
})
