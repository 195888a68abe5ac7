import { globSync, readFileSync } from 'node:fs'

/** Every public error code has its page, and every page a code. */
export function checkErrorPages({ root }) {
  const codes = new Set()
  for (const file of globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root })) {
    if (/\.test\.tsx?$/.test(file)) continue
    const text = readFileSync(root + file, 'utf8')
    for (const [, code] of text.matchAll(/readonly code(?:: [^=\n]+)? = '([A-Z_]+)'/g)) codes.add(code)
  }
  const problems = readFileSync(`${root}packages/proxy/src/problem.ts`, 'utf8')
  for (const [, code] of problems.matchAll(/^ {2}\| '([A-Z_]+)'$/gm)) codes.add(code)
  const pages = new Set(
    globSync('docs/errors/*.md', { cwd: root }).map(file => file.replace(/^.*\/|\.md$/g, '')),
  )
  return [
    ...[...codes].filter(code => !pages.has(code)).map(code => `docs/errors/${code}.md is missing`),
    ...[...pages]
      .filter(page => !codes.has(page))
      .map(page => `docs/errors/${page}.md explains a code that no error has`),
  ]
}
