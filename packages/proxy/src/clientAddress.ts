import { type Incoming, requestOf } from './incoming.ts'
import type { ProxyOptions } from './options.ts'

/** Answers the address that a visitor is counted by, worked out where it is asked for. */
export type Visitor = () => string | undefined

/**
 * The visitor's address as one name for all who share it: IPv4 whole, IPv6 by its /64, which is what one line gets.
 *
 * Without trusted hops it is the socket's own peer, and a forwarded header is anybody's word. A peer of the own network is a
 * proxy in front of the shop and no visitor.
 *
 * @param peer address of the socket, where the adapter knows it
 * @returns `undefined` for a visitor who cannot be told from others
 */
export function clientAddress(
  request: Incoming,
  peer: string | undefined,
  { clientIp, trustedHops = 0 }: Pick<ProxyOptions, 'clientIp' | 'trustedHops'>,
): string | undefined {
  if (clientIp) return normalize(clientIp(requestOf(request)))
  const chain = [...(request.headers.get('x-forwarded-for')?.split(',') ?? []), peer]
  // Each trusted hop has written down, at the right, whom it heard; what stands further left anybody may have written.
  const address = normalize(chain[Math.max(chain.length - 1 - trustedHops, 0)])
  return trustedHops === 0 && address && isOwnNetwork(address) ? undefined : address
}

function normalize(text = ''): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2')
    .replace(/%.*/, '')
  // At the end of an IPv6 address, the URL parser takes IPv4 in its strict form only.
  const literal = `http://[${bare.replace(/^(?=\d+\.)/, '::ffff:')}]/`
  if (!URL.canParse(literal)) return undefined
  const host = new URL(literal).hostname.slice(1, -1)
  const mapped = /^::ffff:(\w+):(\w+)$/.exec(host)?.slice(1)
  if (mapped) {
    const groups = mapped.map(group => Number.parseInt(group, 16))
    return groups.flatMap(group => [group >> 8, group & 255]).join('.')
  }
  const zeros = '0:'.repeat(9 - host.split(':').length)
  const whole = host.replace('::', `:${zeros}`).replace(/^:/, '0:')
  return `${whole.split(':', 4).join(':')}::/64`
}

/** Loopback, private and link-local ranges, and the one that providers share out behind their balancers (RFC 6598). */
const isOwnNetwork = (address: string): boolean =>
  /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^0:0:0:0::|^f[cd]|^fe[89ab]/.test(
    address,
  )
