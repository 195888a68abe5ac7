// Every check of the project, one after the other: `npm test`. Names as arguments run only those: `npm test -- unit types`.
// A failing step does not stop the others; the last line is the total.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkCases } from './checks/cases.mjs'
import { checkEngines } from './checks/engines.mjs'
import { checkErrorPages } from './checks/errorPages.mjs'
import { checkLinks } from './checks/links.mjs'
import { checkPackages } from './checks/packages.mjs'
import { checkPains } from './checks/pains.mjs'
import { checkRuntimes } from './checks/runtimes.mjs'
import { checkStorybook } from './checks/storybook.mjs'
import { checkTree } from './checks/tree.mjs'
import { checkWalls } from './checks/walls.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'rumba-check-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** Runs a command in sight; resolves with its exit code. */
const run = (command, ...args) =>
  new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        FORCE_COLOR: '0',
        NO_COLOR: '1',
        CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      },
    })
    child.on('error', error => {
      console.error(`${command}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', code => resolve(code ?? 1))
  })

/** A command that passes or fails as a whole. */
const whole =
  (command, ...args) =>
  async () =>
    (await run(command, ...args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

/** An own check: a list of faults, none when all is well. */
const faults = check => async () => {
  // A check that breaks has found something too; the others still run.
  const found = await Promise.resolve({ root, scratch, run })
    .then(check)
    .catch(error => [error.stack])
  for (const fault of found) console.error(`✗ ${fault}`)
  return found.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: found.length }
}

/** A Vitest run, counted test by test. A run without a test, or that ends badly after its tests, has failed. */
const vitest =
  (...args) =>
  async () => {
    const report = join(scratch, `${Math.random()}.json`)
    const code = await run(
      'pnpm',
      'exec',
      'vitest',
      'run',
      ...args,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    )
    return count(code, () => {
      const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
        readFileSync(report, 'utf8'),
      )
      return { passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests }
    })
  }

const playwright = async () => {
  const report = join(scratch, 'e2e.json')
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report
  const code = await run(
    'pnpm',
    '--filter',
    '@rumba/e2e',
    'exec',
    'playwright',
    'test',
    '--reporter=list,json',
    // Three browsers on a busy machine: a test that fails gets one more try, and is named below.
    '--retries=1',
  )
  return count(code, () => {
    const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats
    if (flaky > 0)
      console.log(`! ${flaky} passed at the second try only; the list above shows them: a race to be found`)
    return { passed: expected + flaky, failed: unexpected + skipped }
  })
}

function count(code, read) {
  let counts
  try {
    counts = read()
  } catch {
    return { passed: 0, failed: 1 }
  }
  const silent = counts.passed + counts.failed === 0 || (code !== 0 && counts.failed === 0)
  return silent ? { ...counts, failed: 1 } : counts
}

const turbo = (...args) =>
  whole(
    'pnpm',
    'exec',
    'turbo',
    ...args,
    `--concurrency=${Math.min(2, availableParallelism())}`,
    '--output-logs=errors-only',
  )

const STEPS = {
  engines: faults(checkEngines),
  tree: faults(checkTree),
  format: whole('pnpm', 'exec', 'biome', 'ci', '--colors=off', '.'),
  lint: whole('pnpm', 'exec', 'oxlint', '--type-aware', '--quiet'),
  types: turbo('run', 'typecheck'),
  walls: faults(checkWalls),
  boundaries: whole('pnpm', 'exec', 'turbo', 'boundaries'),
  errors: faults(checkErrorPages),
  cases: faults(checkCases),
  pains: faults(checkPains),
  links: faults(checkLinks),
  unit: vitest(
    // By itself it leaves a core free, which on two cores is half of them.
    `--maxWorkers=${availableParallelism()}`,
    '--project',
    'core',
    '--project',
    'proxy',
    '--project',
    'sandbox',
    '--project',
    'react',
    '--project',
    'unhappy-paths',
  ),
  react18: vitest('--config', 'apps/compat-react18/vitest.config.ts'),
  build: turbo('run', 'build'),
  packages: faults(checkPackages),
  runtimes: faults(checkRuntimes),
  size: whole('pnpm', '--filter', '@rumba/bench', 'run', 'size'),
  stories: vitest('--project', 'storybook'),
  storybook: faults(checkStorybook),
  e2e: playwright,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !Object.hasOwn(STEPS, name))
if (unknown.length > 0) {
  console.error(`There is no check "${unknown.join('", "')}". There are: ${Object.keys(STEPS).join(', ')}.`)
  process.exit(2)
}

const rows = []
for (const [name, step] of Object.entries(STEPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n── ${name} ${'─'.repeat(Math.max(2, 60 - name.length))}`)
  const start = performance.now()
  const seconds = () => Math.round((performance.now() - start) / 1_000)
  const alive = setInterval(() => console.log(`… ${name} is running (${seconds()} s)`), 20_000)
  const { passed, failed } = await step()
  clearInterval(alive)
  rows.push({ name, passed, failed, seconds: seconds() })
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed, ${seconds()} s`)
}

console.log('\ncheck         passed  failed  seconds')
for (const { name, passed, failed, seconds } of rows) {
  console.log(
    `${name.padEnd(12)}${String(passed).padStart(8)}${String(failed).padStart(8)}${String(seconds).padStart(9)}`,
  )
}
const total = key => rows.reduce((sum, row) => sum + row[key], 0)
console.log(`\n${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') === 0 ? 0 : 1
