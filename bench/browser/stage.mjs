// A page of the bench in a real browser: bundled as a shop would, served by node:http under the policy of a strict shop.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from 'rolldown'

export const STRICT =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'"

const pages = fileURLToPath(new URL('pages/', import.meta.url))

/**
 * Serves a page of `pages/` with all it imports, by its production build.
 *
 * @param routes from the stage's origin: what answers the paths that are not the page's own, by how they begin
 * @param policy no policy where it is empty
 */
export async function openStage(page, { routes: toRoutes = () => ({}), policy = STRICT } = {}) {
  const files = await bundle(page)
  let routes = {}
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://stage')
    const file = files.get(pathname.slice(1))
    const route = Object.entries(routes).find(([prefix]) => pathname.startsWith(prefix))?.[1]
    if (route) return void route(request, response)
    if (policy) response.setHeader('content-security-policy', policy)
    if (file) {
      response.setHeader('content-type', pathname.endsWith('.css') ? 'text/css' : 'text/javascript')
      // As a shop's CDN would have it: asked for once.
      response.setHeader('cache-control', 'max-age=3600, immutable')
      return void response.end(file)
    }
    if (pathname !== '/') return void response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const styles = [...files.keys()].filter(name => name.endsWith('.css'))
    response.end(
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>bench</title>${styles
        .map(name => `<link rel="stylesheet" href="/${name}">`)
        .join('')}<div id="root"></div><script type="module" src="/entry.js"></script>`,
    )
  })
  server.keepAliveTimeout = 60_000
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  routes = toRoutes(origin)
  return {
    origin,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function bundle(page) {
  const styles = new Map()
  const { output } = await build({
    input: { entry: pages + page },
    platform: 'browser',
    write: false,
    logLevel: 'silent',
    // The drawing alone, which the package does not hand out by itself.
    resolve: {
      alias: {
        '@rumba/react/QrSvg': fileURLToPath(new URL('qr/QrSvg.js', import.meta.resolve('@rumba/react'))),
      },
    },
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, target: 'es2022', jsx: 'react-jsx' },
    plugins: [
      {
        name: 'styles',
        // A sheet is linked by the page, as a strict policy wants it.
        load: { filter: { id: /\.css$/ }, handler: () => ({ code: '', moduleType: 'js' }) },
        async transform(_code, id) {
          if (id.endsWith('.css')) styles.set(`style-${styles.size}.css`, await readFile(id, 'utf8'))
        },
      },
    ],
    output: { format: 'esm', minify: true, entryFileNames: '[name].js' },
  })
  return new Map([...output.map(({ fileName, code }) => [fileName, code]), ...styles])
}

export const launch = (options = {}) =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', ...options })
