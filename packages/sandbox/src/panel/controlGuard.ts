/**
 * Why a call may not work the controls; nothing when it may. A page that a developer happens to have open can reach a port of
 * the same machine; what keeps it out is what browsers say of such a call and no page can change.
 *
 * @param publicUrl the address that the sandbox was told it has
 */
export function findIntruder(request: Request, publicUrl: string): string | undefined {
  const host = request.headers.get('host')
  // Without a Host header the call came through `fetch` of the same program.
  if (host !== null && !isOwnHost(host, publicUrl)) {
    return `This sandbox does not answer as "${host.slice(0, 80)}". Use its own address, or start it with that one as publicUrl.`
  }
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const isForeign =
    (site !== null && site !== 'same-origin' && site !== 'none') ||
    (origin !== null && !isOwnOrigin(origin, host ?? new URL(request.url).host, publicUrl))
  return isForeign ? 'Another site cannot work this sandbox through your browser.' : undefined
}

/**
 * A page can give its own name the address of this machine (DNS rebinding) and is then of the same origin, but it cannot do so
 * with an address in digits, nor with a name that nobody can register.
 */
function isOwnHost(host: string, publicUrl: string): boolean {
  if (host === new URL(publicUrl).host) return true
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  const isDigits = hostname.startsWith('[') || /^[\d.]+$/.test(hostname)
  return isDigits || !hostname.includes('.') || /\.(localhost|test|internal|local|home\.arpa)$/.test(hostname)
}

function isOwnOrigin(origin: string, host: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin
}
