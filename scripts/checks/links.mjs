import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import GithubSlugger from 'github-slugger'

/** Where documentation begins. */
const INDEX = 'docs/README.md'
/** Code is no prose: what looks like a link or a heading there is none. */
const CODE = /^(`{3,})[\s\S]*?^\1\s*$|`[^`\n]*`/gm

/** Every link between pages leads to a file and a heading that are there, and the index of the documentation leads to every page. */
export function checkLinks({ root }) {
  const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md'], { cwd: root })
  const linked = new Map(pages.map(page => [page, linksOf(read(root, page))]))
  const faults = [...linked].flatMap(([page, links]) =>
    links.flatMap(link => {
      const [path, anchor] = link.split('#')
      const target = path ? join(dirname(page), path) : page
      if (!existsSync(root + target)) return [`${page}: ${link} leads nowhere`]
      if (anchor === undefined || anchorsOf(read(root, target)).has(anchor)) return []
      return [`${page}: ${target} has no heading #${anchor}`]
    }),
  )
  const folders = new Set()
  const reached = new Set([INDEX])
  for (const page of reached) {
    for (const link of linked.get(page) ?? []) {
      const target = join(dirname(page), link.split('#')[0] ?? '')
      if (statSync(resolve(root, target), { throwIfNoEntry: false })?.isDirectory()) folders.add(target)
      else reached.add(target)
    }
  }
  const lost = pages.filter(
    page => page.startsWith('docs/') && !reached.has(page) && !folders.has(dirname(page)),
  )
  return [...faults, ...lost.map(page => `${page}: nothing that begins at ${INDEX} leads there`)]
}

const read = (root, page) => readFileSync(root + page, 'utf8')

/** The links of a page that stay in the repository. */
const linksOf = text =>
  [...text.replace(CODE, '').matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, link]) => link)
    .filter(link => !/^[a-z]+:/i.test(link))

/** What can stand behind `#`: the headings, as GitHub names them. */
function anchorsOf(text) {
  const slugger = new GithubSlugger()
  const headings = text.replace(/^(`{3,})[\s\S]*?^\1\s*$/gm, '').matchAll(/^#{1,6} (.+)$/gm)
  return new Set([...headings].map(([, heading]) => slugger.slug(heading.replace(/\[(.*?)\]\(.*?\)/g, '$1'))))
}
