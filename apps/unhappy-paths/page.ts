import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const PAGE = fileURLToPath(new URL('../../docs/test-every-unhappy-path.md', import.meta.url))

/** The page with nothing left but its TypeScript, each line where it was, so that a failure names the line of the page. */
export function readCode(): string {
  let isCode = false
  return readFileSync(PAGE, 'utf8')
    .split('\n')
    .map(line => {
      if (!line.startsWith('```')) return isCode ? line : ''
      isCode = line === '```ts'
      return ''
    })
    .join('\n')
}
