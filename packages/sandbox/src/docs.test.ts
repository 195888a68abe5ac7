import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { CORNERS } from './corners.ts'
import { createSandbox } from './sandbox.ts'
import { SCENARIOS } from './scenarios.ts'

const page = await readFile(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8')

/** Cells of each row of a table whose first cell is code. */
const rowsUnder = (heading: string): string[][] =>
  (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )

test('the page lists every scenario with its amount, its number and its sentence', () => {
  expect(rowsUnder('Scenarios')).toEqual(
    SCENARIOS.map(({ name, amount, number, about }) => [
      `\`${name}\``,
      String(amount),
      number ? `${number.means}, ${number.usual}` : '',
      about,
    ]),
  )
})

test('the page lists every corner with its choices', () => {
  const listed = rowsUnder('Where the documents are silent').slice(0, Object.keys(CORNERS).length)
  expect(listed.map(([name, choices]) => [name, choices])).toEqual(
    Object.entries(CORNERS).map(([name, choices]) => [
      `\`${name}\``,
      choices.map(choice => `\`${choice}\``).join(', '),
    ]),
  )
})

test('the page says what everything in a sandbox does', () => {
  const sandbox = createSandbox()
  const told = rowsUnder('By hand')
    .map(([name]) => name ?? '')
    .join(' ')
  const missing = Object.keys(sandbox).filter(name => name !== 'fetch' && !told.includes(`sandbox.${name}`))
  expect(missing).toEqual([])
  sandbox.close()
})
