import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const css = read('styles.css')
const page = read('../../../docs/react/theming.md')

/** Name and default of each variable that a page can set; who asks for more contrast has others. */
const variables = new Map(
  [...(css.split('@media')[0] ?? '').matchAll(/--_[\w-]+: var\((--rumba-[\w-]+), ([^;]+)\);/g)].map(
    ([, name = '', value = '']) => [name, value],
  ),
)
variables.set('--rumba-font', /font-family: var\(--rumba-font, ([^;]+)\);/.exec(css)?.[1] ?? '')

describe('the variables of the styles', () => {
  test('are in the table of the page on theming, each with its defaults, and no other is', () => {
    const rows = [
      ...page.matchAll(/^\| `(--rumba-[\w-]+)` +\|[^|]+\| `([^|]+)` +\| (?:`([^|]+)` +)?\|?/gm),
    ].map(([, name, light, dark]) => [name, dark ? `light-dark(${light}, ${dark})` : light])
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(variables))
  })

  test('are all that the styles read of a page', () => {
    const named = [...css.matchAll(/--rumba-[\w-]+/g)].map(([name]) => name)
    expect(new Set(named)).toEqual(new Set(variables.keys()))
  })
})

test('each screen reader text of an unstyled page is hidden by the rule that the page on theming gives', () => {
  const rule = /\[data-part="hidden"\] \{[^}]+\}/.exec(page)?.[0] ?? ''
  const declarations = (text: string): string[] => [...text.matchAll(/[\w-]+: [^;]+;/g)].map(([line]) => line)
  const ours = /\[data-rumba\]\[data-part="hidden"\] \{[^}]+\}/.exec(css)?.[0] ?? ''
  expect(declarations(rule)).toEqual(declarations(ours))
  expect(declarations(rule)).toContain('position: absolute;')
})
