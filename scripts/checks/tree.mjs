import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The lockfiles name no host, and no file names a folder of somebody's machine or a registry. */
export function checkTree({ root }) {
  const faults = []
  for (const lockfile of ['pnpm-lock.yaml', 'apps/runtimes/pnpm-lock.yaml']) {
    if (/https?:\/\/|tarball:/.test(readFileSync(root + lockfile, 'utf8')))
      faults.push(`${lockfile} names a host or a tarball`)
  }
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
  const personal = new RegExp(
    ['(^|[^A-Za-z])/(root|home/[a-z]+|Users/[A-Za-z]+)/', 'registry\\.npmjs'].join('|'),
  )
  for (const file of files.split('\0')) {
    if (!/\.(ts|tsx|mjs|js|json|ya?ml|md|css|html)$/.test(file) || file === 'scripts/checks/tree.mjs')
      continue
    let text
    try {
      text = readFileSync(root + file, 'utf8')
    } catch {
      continue
    }
    if (personal.test(text)) faults.push(`${file} names a path of one machine or a registry`)
    if (/\.(test|spec|stories)\.tsx?$/.test(file) && /\b(test|it|describe)\.(only|skip|todo)\(/.test(text)) {
      faults.push(`${file} holds a focused or skipped test`)
    }
  }
  return faults
}
