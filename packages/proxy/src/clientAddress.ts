import type { ProxyOptions } from './options.ts'

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
  request: Request,
  peer: string | undefined,
  { clientIp, trustedHops = 0 }: Pick<ProxyOptions, 'clientIp' | 'trustedHops'>,
): string | undefined {
  if (clientIp) return normalize(clientIp(request))
  if (trustedHops === 0) {
    const address = normalize(peer)
    return address !== undefined && isOwnNetwork(address) ? undefined : address
  }
  const forwarded = request.headers.get('x-forwarded-for')?.split(',') ?? []
  const chain = [...forwarded, peer]
  // Each trusted hop has written down, at the right, whom it heard; what stands further left anybody may have written.
  return normalize(chain[Math.max(chain.length - 1 - trustedHops, 0)])
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/

function normalize(text: string | undefined): string | undefined {
  const bare = text?.trim().replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2') ?? ''
  const address = bare.replace(/%.*$/, '')
  if (IPV4.test(address)) return address
  if (!address.includes(':') || !URL.canParse(`http://[${address}]/`)) return undefined
  const groups = expand(new URL(`http://[${address}]/`).hostname.slice(1, -1))
  const [mapped, high = 0, low = 0] = [groups.slice(0, 6).join(), groups[6], groups[7]]
  if (mapped === '0,0,0,0,0,65535') return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map(group => group.toString(16))
    .join(':')}::/64`
}

/** The eight numbers of an IPv6 address as the URL parser writes it. */
function expand(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16))
  if (tail === undefined) return read(head)
  const rest = read(tail)
  return [...read(head), ...new Array<number>(8 - read(head).length - rest.length).fill(0), ...rest]
}

/** Loopback, private and link-local ranges. */
const isOwnNetwork = (address: string): boolean =>
  /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.|^0:0:0:0::|^f[cd]|^fe[89ab]/.test(address)
