import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Every pattern that may meet a visitor's or the gateway's text: those of this package and of core, which it reads with. */
const root = fileURLToPath(new URL('../../', import.meta.url))
const files = globSync('{core,proxy}/src/**/*.ts', { cwd: root }).filter(
  file => !/\.test(-d)?\.ts$|\/testing\//.test(file),
)

const findPatterns = (file: string): { where: string; pattern: RegExp }[] => {
  const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest)
  const found: { where: string; pattern: RegExp }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      const pattern = new RegExp(node.text.slice(1, end), node.text.slice(end + 1))
      found.push({ where: `${file}: ${node.text}`, pattern })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Without a quantifier a pattern looks at each place for as long as it is itself. */
const PATTERNS = files.flatMap(findPatterns).filter(({ pattern }) => /[*+{]/.test(pattern.source))
/** Met by the merchant's own options and by nothing else. */
const CONFIGURED = ['proxy/src/routes.ts: /\\/+$/', 'core/src/client.ts: /\\/+$/']
const SIZES = [20, 24, 28, 32, 40, 48, 64, 256, 1_024, 4_096, 16_384, 65_536]
/** Below this a figure is noise. */
const NOISE_MS = 4
const CHARACTERS = [...'aA0 \t\r\n.-_:/%"\\(){}[]=@é\u0000']

/** CPU time of this process, which a busy machine does not stretch. */
const cost = (pattern: RegExp, text: string): number => {
  pattern.lastIndex = 0
  const from = process.cpuUsage()
  pattern.exec(text)
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1_000
}

/** Texts that the pattern takes, where they can be made. */
const matching = (pattern: RegExp): string[] => {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))), {
      numRuns: 6,
      seed: 1,
    })
  } catch {
    return []
  }
}

/** What comes before, what is repeated, and what comes after and spoils it. */
const attacksOn = (pattern: RegExp): [string, string, string][] => {
  const own = [...new Set(pattern.source.replace(/\\[a-zA-Z]|[\\^$.*+?()[\]{}|]/g, ''))]
  const plain = [...CHARACTERS, ...own].map((pump): [string, string] => ['', pump])
  const pumped = matching(pattern).flatMap(text => {
    const cut = text.slice(0, 40)
    const at = [0, 1, 2, Math.floor(cut.length / 2), cut.length - 1]
    return at
      .filter(from => from >= 0 && from < cut.length)
      .flatMap(from =>
        [1, 2, 5].map((length): [string, string] => [cut.slice(0, from), cut.slice(from, from + length)]),
      )
  })
  const starts = pumped.flatMap(([before]) => CHARACTERS.map((pump): [string, string] => [before, pump]))
  const unique = new Map([...plain, ...pumped, ...starts].map(attack => [attack.join('\0'), attack]))
  return [...unique.values()].flatMap(([before, pump]) =>
    ['\u0001', ' @'].map((after): [string, string, string] => [before, pump, after]),
  )
}

/** The first attack whose cost grows faster than its length, described; `undefined` when none does. */
function findSlowAttack(pattern: RegExp): string | undefined {
  for (const [before, pump, after] of attacksOn(pattern)) {
    const text = (size: number): string =>
      before +
      pump.repeat(Math.max(1, Math.ceil((size - before.length - after.length) / pump.length))) +
      after
    let last = NOISE_MS
    for (const size of SIZES) {
      const attack = text(size)
      // Growth by four takes four times as long; eight is more than noise, and quadratic is sixteen.
      let ms = cost(pattern, attack)
      for (let again = 0; again < 4 && ms > 8 * last; again++) ms = Math.min(ms, cost(pattern, attack))
      if (ms > 8 * last) return `${JSON.stringify([before, pump, after])} of ${size}: ${ms} ms`
      last = Math.max(ms, NOISE_MS)
    }
  }
  return undefined
}

test('H15: patterns that are known to be slow are found out', () => {
  expect(findSlowAttack(/^(a+)+$/)).toMatch(/"a/)
  expect(findSlowAttack(/\s+$/)).toBeDefined()
  expect(findSlowAttack(/^\w+$/)).toBeUndefined()
})

test('H15: no pattern takes longer than in proportion to what it reads, up to 64 KiB of the worst', () => {
  expect(PATTERNS.length).toBeGreaterThan(40)
  const slow = PATTERNS.flatMap(({ where, pattern }) => {
    const attack = findSlowAttack(pattern)
    return attack === undefined || CONFIGURED.includes(where) ? [] : `${where} on ${attack}`
  })
  expect(slow).toEqual([])
}, 300_000)
