import type { Exponents } from '@rumba/core'
import type { ProxyEvent } from './events.ts'
import type { Credentials } from './signature.ts'

export interface GatewayOptions {
  readonly credentials: Credentials
  /** Base of the API. Default: `https://api.rumbapay.online/v1/`. */
  readonly gatewayUrl?: string
  /** Digits after the point by currency, where the contract counts them otherwise than core's table. */
  readonly exponents?: Exponents
  /** Hears of retries, alarms and payouts: names and codes, never what a payer or beneficiary is. */
  readonly onEvent?: (event: ProxyEvent) => void
  /** Default: the global `fetch`. */
  readonly fetch?: typeof fetch
  /** Epoch milliseconds. Default: `Date.now`. */
  readonly now?: () => number
  /** Waits between tries, in milliseconds. Default: a timer. */
  readonly sleep?: (ms: number) => Promise<void>
}

/** What is wrong with the credentials and the address that they are sent to; secrets are named, never shown. */
export function findGatewayFaults({ credentials, gatewayUrl }: GatewayOptions): string[] {
  // Servers without types may have left them out.
  const { login, key, password }: Credentials = Object(credentials)
  const faults: string[] = []
  for (const [name, secrets] of Object.entries({ login, key, password })) {
    const list = [secrets].flat()
    if (list.length === 0 || list.some(secret => typeof secret !== 'string' || secret === ''))
      faults.push(`credentials.${name} is empty`)
    else if (list.some(secret => /^\s|\s$/.test(secret)))
      faults.push(`credentials.${name} begins or ends with white space`)
  }
  // Login and body are joined without a separator, so a login must not be able to look like the start of a body.
  if (login && !/^[\w.@-]+$/.test(login))
    faults.push('credentials.login has characters other than letters, digits and . _ @ -')
  if (gatewayUrl !== undefined) checkAddress('gatewayUrl', gatewayUrl, faults)
  return faults
}

/** Adds to `faults` what is wrong with an address that secrets are sent to or that is given to others. */
export function checkAddress(name: string, address: string, faults: string[]): void {
  const plain = /^(https:\/\/[^/@]+|http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?)\/[^?#]*$/
  if (!URL.canParse(address) || !plain.test(new URL(address).href))
    faults.push(
      `${name} must be an https address (http is for localhost only) without user, query or fragment`,
    )
}
