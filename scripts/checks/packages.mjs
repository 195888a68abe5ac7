import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'

const exec = promisify(execFile)
const PACKAGES = ['core', 'react', 'proxy', 'sandbox']
const PEERS = ['react', 'react-dom', '@tanstack/react-query', 'express', '@opentelemetry/api']
const TYPES = ['@types/node', '@types/react', '@types/express']

/** Packs what would be published, reads it as a stranger would, installs it into an empty project and uses it there. */
export async function checkPackages({ root, scratch }) {
  const faults = []
  const tarballs = join(scratch, 'tarballs')
  mkdirSync(tarballs)
  for (const name of PACKAGES) {
    await exec('pnpm', ['--filter', `@rumba/${name}`, 'pack', '--pack-destination', tarballs], { cwd: root })
  }
  const tarball = name => globSync(`${tarballs}/rumba-${name}-*.tgz`)[0] ?? ''
  for (const name of PACKAGES) faults.push(...(await checkTarball(root, name, tarball(name))))

  const project = join(scratch, 'project')
  mkdirSync(project)
  const manifest = JSON.parse(readFileSync(`${root}bench/package.json`, 'utf8'))
  const catalog = readFileSync(`${root}pnpm-workspace.yaml`, 'utf8')
  const version = peer =>
    new RegExp(`^ {2}"?${peer}"?: (\\S+)$`, 'm').exec(catalog)?.[1] ?? manifest.devDependencies[peer]
  writeFileSync(join(project, 'package.json'), '{ "name": "smoke", "private": true, "type": "module" }\n')
  const install = [...PACKAGES.map(tarball), ...[...PEERS, ...TYPES].map(peer => `${peer}@${version(peer)}`)]
  await exec('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...install], { cwd: project })
  faults.push(
    ...(await checkImports(project)),
    ...(await checkCommands(project)),
    ...checkClientMarks(project),
    ...checkElement(project),
    ...(await checkQuickstarts(root, project)),
    ...(await checkEncoder(root, project)),
    ...(await checkBundles(project)),
  )
  return faults
}

async function checkTarball(root, name, file) {
  const faults = []
  const { stdout } = await exec('tar', ['-tzf', file])
  const entries = stdout.trim().split('\n')
  for (const wanted of [
    'package/LICENSE',
    'package/README.md',
    'package/dist/index.js',
    'package/dist/index.d.ts',
  ]) {
    if (!entries.includes(wanted)) faults.push(`@rumba/${name}: ${wanted} is not in the tarball`)
  }
  for (const entry of entries) {
    if (/\.(test|stories|testing)\.|\/testing\/|\.tsx?$/.test(entry.replace(/\.d\.ts$/, '')))
      faults.push(`@rumba/${name} ships ${entry}`)
  }
  const { stdout: manifest } = await exec('tar', ['-xzOf', file, 'package/package.json'])
  const { dependencies = {}, optionalDependencies = {}, scripts = {} } = JSON.parse(manifest)
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) {
    if (!dependency.startsWith('@rumba/')) faults.push(`H20: @rumba/${name} installs ${dependency}`)
  }
  for (const script of Object.keys(scripts)) {
    if (/install|prepare|prepublish/.test(script))
      faults.push(`H20: installing @rumba/${name} runs ${script}`)
  }
  const bin = `${root}node_modules/.bin`
  const attw = [
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    './styles.css',
    '--no-emoji',
    '--no-color',
    file,
  ]
  const judge = (tool, args) =>
    exec(`${bin}/${tool}`, args).catch(error =>
      faults.push(`@rumba/${name}: ${tool} says
${error.stdout}${error.stderr}`),
    )
  await judge('publint', ['--strict', file])
  await judge('attw', attw)
  return faults
}

/** They work inside their runner only; `runners.test.ts` and `vitest.test.ts` of the sandbox run them there. */
const RUNNERS = /^\.\/(vitest|jest|playwright)$/

/** Every other subpath can be imported in Node, alone. */
async function checkImports(project) {
  const faults = []
  for (const name of PACKAGES) {
    const { exports } = JSON.parse(
      readFileSync(`${project}/node_modules/@rumba/${name}/package.json`, 'utf8'),
    )
    for (const subpath of Object.keys(exports).filter(
      key => !/\.(css|json)$/.test(key) && !RUNNERS.test(key),
    )) {
      const specifier = `@rumba/${name}${subpath.slice(1)}`
      const code = `const names = Object.keys(await import('${specifier}')); if (names.length === 0) throw new Error('it exports nothing')`
      await exec(process.execPath, ['--input-type=module', '-e', code], { cwd: project }).catch(error => {
        faults.push(
          `${specifier} cannot be imported: ${error.stderr.split('\n').find(line => /Error/.test(line)) ?? error}`,
        )
      })
    }
  }
  return faults
}

/** What is called from a shell runs from where npm puts it. */
async function checkCommands(project) {
  const faults = []
  for (const command of ['rumba-proxy', 'rumba-sandbox']) {
    const { stdout } = await exec(`${project}/node_modules/.bin/${command}`, ['--help']).catch(error => error)
    if (!stdout?.includes(command)) faults.push(`${command} --help says nothing`)
  }
  return faults
}

/** A file that was marked for the client in the source is still marked in what is published. */
function checkClientMarks(project) {
  const dist = `${project}/node_modules/@rumba/react/dist`
  const marked = globSync(`${dist}/**/*.js`).filter(file =>
    /^['"]use client['"]/.test(readFileSync(file, 'utf8')),
  )
  return marked.some(file => /RumbaCheckout\.js$/.test(file))
    ? []
    : ['@rumba/react: "use client" is gone from RumbaCheckout']
}

/** The custom element needs nothing but the files beside it, and its licences are among them. */
function checkElement(project) {
  const folder = `${project}/node_modules/@rumba/react/dist/element`
  const faults = ['LICENSE-react', 'LICENSE-react-query']
    .filter(name => !existsSync(`${folder}/${name}`))
    .map(name => `@rumba/react/element comes without ${name}`)
  for (const file of globSync(`${folder}/*.js`)) {
    const text = readFileSync(file, 'utf8')
    for (const [, from] of text.matchAll(/(?:\bfrom|\bimport\(?)\s*["'`]([^"'`]+)["'`]/g)) {
      if (!from.startsWith('./') || !existsSync(join(folder, from))) faults.push(`${file} imports ${from}`)
    }
    if (text.includes('process.env')) faults.push(`${file} reads process.env`)
  }
  return faults
}

/** What the pages of a quickstart leave to the shop. */
const SHOP = `
declare module '*.css'
type Order = { readonly id: string; readonly cents: number }
declare const orders: {
  find(id: string): Promise<Order | undefined>
  findForVisitor(id: string, cookie: string | null): Promise<Order | undefined>
  markPaid(order: string, event: string): Promise<void>
}
declare const order: Order
declare const login: string, key: string, password: string
declare const express: typeof import('express')
declare const app: import('express').Express
`

/** A stranger who copies the first pages gets no error from the compiler, as Next sets it up. */
async function checkQuickstarts(root, project) {
  const folder = join(project, 'quickstart')
  mkdirSync(folder)
  writeFileSync(join(folder, 'shop.d.ts'), SHOP)
  for (const page of ['README.md', 'docs/quickstart-express.md', 'docs/quickstart-react.md']) {
    const blocks = readFileSync(join(root, page), 'utf8').matchAll(/^```(tsx?)\n(.*?)^```$/gms)
    for (const [index, [, kind, code]] of [...blocks].entries()) {
      if (code.startsWith('// vite.config.ts')) continue
      writeFileSync(join(folder, `${page.replaceAll('/', '-')}-${index}.${kind}`), `${code}export {}\n`)
    }
  }
  const options =
    '--noEmit --strict --target es2017 --module esnext --moduleResolution bundler --jsx react-jsx'
  const files = globSync(`${folder}/*`)
  return exec(`${root}node_modules/.bin/tsc`, [...options.split(' '), '--lib', 'esnext,dom', ...files], {
    cwd: project,
  }).then(
    () => [],
    error => [`a quickstart does not compile:\n${error.stdout}`],
  )
}

/** The encoder as it is published draws, module for module, what another draws. */
async function checkEncoder(root, project) {
  const { createSymbol } = await import(`${project}/node_modules/@rumba/core/dist/qr/index.js`)
  const original = createRequire(`${root}packages/core/package.json`)('qrcode/lib/core/qrcode.js')
  for (let length = 1; length < 2_300; length += 11) {
    const text = '0'.repeat(length)
    const { size, data } = original.create([{ data: text, mode: 'byte' }], {
      errorCorrectionLevel: 'M',
    }).modules
    const rows = Array.from({ length: size }, (_, row) =>
      Array.from(data.subarray(row * size, (row + 1) * size), Number).join(''),
    )
    if (createSymbol(text).modules !== rows.map(row => `${row}0`).join('')) {
      return [`the encoder differs at ${length} characters`]
    }
  }
  return []
}

async function checkBundles(project) {
  const faults = []
  const bundle = (code, options = {}) =>
    build({
      stdin: { contents: code, resolveDir: project, loader: 'tsx' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      outdir: join(project, 'out'),
      write: false,
      logLevel: 'silent',
      jsx: 'automatic',
      ...options,
    })

  const page = await bundle("export * from '@rumba/react'")
  const text = page.outputFiles.map(file => file.text).join('\n')
  for (const word of [
    'access-token',
    'createHmac',
    'node:',
    '@rumba/proxy',
    'demo-password',
    'rumba-proxy',
  ]) {
    if (text.includes(word)) faults.push(`a browser bundle of @rumba/react contains "${word}"`)
  }

  const named = await bundle("import { createProxy } from '@rumba/proxy'; createProxy({})").then(
    () => 'it was bundled',
    error => error.message,
  )
  if (!/server-only/.test(named))
    faults.push(`H20: a browser bundle of @rumba/proxy does not fail by name: ${named}`)
  const whole = await bundle("import '@rumba/proxy'")
  if (!/runs on a server only/.test(whole.outputFiles.map(file => file.text).join('\n'))) {
    faults.push('a browser bundle of @rumba/proxy does not say that it is for servers')
  }
  // As the tools of Cloudflare resolve it: `browser` is among their conditions, behind `workerd`.
  const worker = await bundle("export { createProxy } from '@rumba/proxy'", {
    platform: 'neutral',
    conditions: ['workerd', 'worker', 'browser'],
  }).then(
    result => result.outputFiles.map(file => file.text).join('\n'),
    error => error.message,
  )
  if (
    !worker.includes('access-token') ||
    /(from|import)\s*\(?["']node:|server-only|runs on a server only/.test(worker)
  )
    faults.push('a bundle of @rumba/proxy for Workers is not the proxy, or needs Node')
  if (!existsSync(`${project}/node_modules/@rumba/react/dist/styles.css`))
    faults.push('@rumba/react: styles.css is not there')
  return faults
}
