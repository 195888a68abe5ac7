import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'

/** What the tests need besides npm packages: the command that shows it is there, and Debian's package. */
const ENGINES = [
  {
    name: 'Chromium',
    there: () => existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'),
    packages: ['chromium'],
  },
  {
    name: 'Firefox',
    there: () => existsSync(process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr'),
    packages: ['firefox-esr'],
  },
  {
    name: 'WebKitGTK (WebKitWebDriver, MiniBrowser) and Xvfb',
    there: () =>
      ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'].every(path => existsSync(path)) &&
      globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').length > 0,
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
  { name: 'a QR reader (zbarimg)', there: () => runs('zbarimg', '--version'), packages: ['zbar-tools'] },
  { name: 'a printer (pdftoppm)', there: () => runs('pdftoppm', '-v'), packages: ['poppler-utils'] },
  {
    name: 'fonts',
    there: () => existsSync('/usr/share/fonts/truetype/liberation'),
    packages: ['fonts-liberation'],
  },
  {
    name: 'PostgreSQL (initdb)',
    there: () => globSync('/usr/lib/postgresql/*/bin/initdb').length > 0 || runs('initdb', '--version'),
    packages: ['postgresql'],
  },
  { name: 'Redis', there: () => runs('redis-server', '--version'), packages: ['redis-server'] },
]

const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** Installs what is missing where this process may, else says the line that does. */
export function checkEngines() {
  const missing = () => ENGINES.filter(engine => !engine.there())
  const wanted = missing().flatMap(engine => engine.packages)
  if (wanted.length === 0) return []
  const line = `apt-get update && apt-get install -y --no-install-recommends ${wanted.join(' ')}`
  if (process.getuid?.() === 0 && runs('apt-get', '--version')) {
    console.log(`installing ${wanted.join(', ')}`)
    try {
      execFileSync('sh', ['-c', line], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    } catch {
      return [`installing ${wanted.join(', ')} failed. As root, run: ${line}`]
    }
  }
  return missing().map(({ name }) => `${name} is missing. As root, run: ${line}`)
}
