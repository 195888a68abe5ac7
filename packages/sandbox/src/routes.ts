import { HOSTED_SCRIPT } from './pages/hostedScript.ts'
import { HOSTED_STYLE } from './pages/hostedStyle.ts'
import { STYLE } from './pages/style.ts'
import { PANEL_SCRIPT } from './panel/page/script.ts'
import { PANEL_STYLE } from './panel/page/style.ts'
import { respondAsset, respondProblem } from './respond.ts'

type Route = (request: Request) => Promise<Response>

interface Rooms {
  readonly gateway: Route
  readonly pages: Route
  readonly panel: Route
}

/** Sends a call to the part of the sandbox it is for. */
export function createRoutes({ gateway, pages, panel }: Rooms): Route {
  return async request => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/v1/')) return gateway(request)
    if (pathname === '/healthz') return new Response('ok')
    if (pathname === '/_sandbox/style.css') return respondAsset('text/css', STYLE)
    if (pathname === '/_sandbox/panel.css') return respondAsset('text/css', PANEL_STYLE)
    if (pathname === '/_sandbox/panel.js') return respondAsset('text/javascript', PANEL_SCRIPT)
    if (pathname === '/_sandbox/pay.js') return respondAsset('text/javascript', HOSTED_SCRIPT)
    if (pathname === '/_sandbox/pay.css') return respondAsset('text/css', HOSTED_STYLE)
    if (pathname.startsWith('/pay/')) return pages(request)
    if (pathname === '/' || pathname.startsWith('/_sandbox/')) return panel(request)
    return respondProblem(404, 'not_found', `There is nothing at ${pathname}. The API is under /v1/.`)
  }
}
