import { globSync, readFileSync } from 'node:fs'

/** Which packages of ours each package may import, and which runtime dependencies it may have at all. */
const WALLS = {
  core: { imports: [], dependencies: [] },
  react: { imports: ['core'], dependencies: ['@rumba/core'] },
  proxy: { imports: ['core'], dependencies: ['@rumba/core'] },
  sandbox: { imports: ['core'], dependencies: ['@rumba/core'] },
}
/** The gateway's spelling stays in one folder; the sandbox is the gateway and speaks it throughout. */
const WIRE_WORD = /\b(request_id|error_code|callback_url|challenge_type|first_name|created_date)\b/

export function checkWalls({ root }) {
  const faults = []
  for (const [name, { imports, dependencies }] of Object.entries(WALLS)) {
    const folder = `packages/${name}`
    const manifest = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'))
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      if (!dependencies.includes(dependency)) faults.push(`${folder} depends on ${dependency}`)
    }
    for (const file of globSync(`${folder}/src/**/*.{ts,tsx}`, { cwd: root })) {
      const text = readFileSync(root + file, 'utf8')
      const isTest = /\.(test|stories|test-d|testing)\.tsx?$|\/testing\//.test(file)
      for (const [, from] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
        const ours = /^@rumba\/([\w-]+)/.exec(from)?.[1]
        if (ours && !imports.includes(ours) && !(isTest && ours === 'vectors'))
          faults.push(`${file} imports ${from}`)
        if (/^\.\..*\/(core|react|proxy|sandbox)\/src\//.test(from))
          faults.push(`${file} reaches into another package: ${from}`)
        if (name === 'core' && !isTest && from.startsWith('node:')) faults.push(`${file} needs Node: ${from}`)
      }
      const mayBeWire = name === 'sandbox' || file.startsWith('packages/core/src/gateway/') || isTest
      if (!mayBeWire && WIRE_WORD.test(text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, ''))) {
        faults.push(
          `${file} spells a wire word (${WIRE_WORD.exec(text)?.[0]}); that belongs in core/src/gateway`,
        )
      }
    }
  }
  return faults
}
