import { globSync, readFileSync } from 'node:fs'

const ID = '[A-J]\\d{1,2}'
/** `B1-B7` stands for all seven. */
const NAMED = new RegExp(`\\b(${ID})(?:[-–](${ID}))?(?![\\w-])`, 'g')
/** The beginning of a title: ids, then a colon. */
const TITLE = new RegExp(`['"\`]((?:${ID}, )*${ID}): `, 'g')

/** Every case that SECURITY.md maps to a threat is in the title of a test or in its list of those that none proves, and never in both. */
export function checkCases({ root }) {
  const text = readFileSync(`${root}SECURITY.md`, 'utf8')
  const [, untestedList = ''] = /^## Cases without a test$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(text) ?? []
  const mapped = new Set(
    text
      .split('\n')
      .filter(line => /^\| T\d+ /.test(line))
      .flatMap(line => namedIn(line.split('|').at(-2) ?? '')),
  )
  const untested = new Set(
    untestedList.split('\n').flatMap(line => namedIn(/^- \*\*(.*?)\*\*/.exec(line)?.[1] ?? '')),
  )
  const titles = new Map()
  for (const file of globSync(
    [
      '{packages,e2e,apps}/**/*.{test,spec}.{ts,tsx}',
      'packages/*/src/**/*[cC]ontract.ts',
      'scripts/checks/*.mjs',
    ],
    { cwd: root, exclude: ['**/node_modules/**'] },
  )) {
    for (const [, ids] of readFileSync(root + file, 'utf8').matchAll(TITLE)) {
      for (const id of ids.split(', ')) titles.set(id, file)
    }
  }
  const gaps = [...'ABCDEFGHJ'].flatMap(letter => {
    const last = Math.max(...[...mapped].filter(id => id[0] === letter).map(id => Number(id.slice(1))))
    return namedIn(`${letter}1-${letter}${last}`).filter(id => !mapped.has(id))
  })
  return [
    ...gaps.map(id => `${id} answers no threat of SECURITY.md`),
    ...[...mapped]
      .filter(id => !titles.has(id) && !untested.has(id))
      .map(id => `${id} is in no title of a test, and SECURITY.md does not say why`),
    ...[...untested]
      .filter(id => titles.has(id))
      .map(id => `${id} is said to be without a test, and ${titles.get(id)} has one`),
    ...[...untested].filter(id => !mapped.has(id)).map(id => `${id} answers no threat of SECURITY.md`),
    ...[...titles]
      .filter(([id]) => !mapped.has(id))
      .map(([id, file]) => `${file} names ${id}, which SECURITY.md does not have`),
  ]
}

function namedIn(text) {
  return Array.from(text.matchAll(NAMED), ([, first, last = first]) => {
    const [from, to] = [first, last].map(id => Number(id.slice(1)))
    return Array.from({ length: to - from + 1 }, (_, index) => `${first[0]}${from + index}`)
  }).flat()
}
