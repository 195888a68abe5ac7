import { globSync, readFileSync } from 'node:fs'

const COUNT = 25
/** The beginning of a title. */
const TITLE = /['"`]pain (\d+): /g

/** Each complaint of docs/pains.md is in the title of a test or in its list of those that none shows, and never in both. */
export function checkPains({ root }) {
  const text = readFileSync(`${root}docs/pains.md`, 'utf8')
  const [table = '', without = ''] = text.split('## Without a test')
  const told = new Set([...table.matchAll(/^\| (\d+) /gm)].map(([, number]) => Number(number)))
  const untested = new Set([...without.matchAll(/^- \*\*(\d+)\*\*/gm)].map(([, number]) => Number(number)))
  const files = globSync(['{packages,e2e}/**/*.{test,spec}.{ts,tsx}', 'packages/*/src/**/*[cC]ontract.ts'], {
    cwd: root,
    exclude: ['**/node_modules/**'],
  })
  const titled = new Set(
    files.flatMap(file =>
      [...readFileSync(root + file, 'utf8').matchAll(TITLE)].map(([, number]) => Number(number)),
    ),
  )
  const all = Array.from({ length: COUNT }, (_, index) => index + 1)
  return [
    ...all.filter(number => !told.has(number)).map(number => `docs/pains.md does not tell of pain ${number}`),
    ...all
      .filter(number => titled.has(number) === untested.has(number))
      .map(number =>
        titled.has(number)
          ? `pain ${number} is said to be without a test, and has one`
          : `pain ${number} is in no title of a test, and docs/pains.md does not say why`,
      ),
    ...[...titled]
      .filter(number => number > COUNT)
      .map(number => `a test shows pain ${number}, which there is not`),
  ]
}
