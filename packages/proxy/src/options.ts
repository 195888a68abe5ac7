import type { Exponents, Money, Payer } from '@rumba/core'
import { ConfigError } from './errors.ts'
import type { ProxyEvent } from './events.ts'
import { checkAddress, findGatewayFaults } from './gatewayOptions.ts'
import { isPlainPath } from './gatewayPath.ts'
import type { Limits } from './limits.ts'
import type { Credentials } from './signature.ts'
import type { Store } from './stores/contract.ts'

/** What the merchant's server says of an order. Nothing of it can come from the browser. */
export interface OrderTerms {
  /** The merchant's id, 1 to 40 characters of `A-Z a-z 0-9 . _ -`. References are made of it. Default: what the browser named. */
  readonly id?: string
  readonly amount: Money
  /**
   * Methods this order may be paid with, the preferred one first; one with a price of its own in another currency says so.
   * Default: every known method of the order's currency.
   */
  readonly methods?: readonly (string | { readonly code: string; readonly amount: Money })[]
  readonly description?: string
  /** The name the buyer's bank shows; a code that names somebody else is not shown as payable. */
  readonly payee?: string
  /** What is known of the payer already; only the rest is asked for. */
  readonly payer?: Payer
  /** Tells this customer from others at the gateway. Default: the order's id. */
  readonly customerId?: string
  /** Where the gateway's pages send the buyer afterwards: a path, or an address at an origin of `publicUrl` or `trustedOrigins`. */
  readonly returnUrl?: string
  /** Where they send a buyer who gave up. Default: `returnUrl`. */
  readonly cancelUrl?: string
  /** Routing fields agreed with the gateway. */
  readonly extra?: Readonly<Record<string, string>>
}

/** An order was paid. Delivered at least once, with the same `id` each time. */
export interface PaidEvent {
  /** The same for every delivery of this event: keep it, and do nothing the second time. */
  readonly id: string
  readonly order: string
  /** The attempt that paid. */
  readonly reference: string
  readonly method: string
  readonly amount: Money
  /** True when the money came after the payment had expired, been declined or failed. */
  readonly late: boolean
  /** Epoch milliseconds. */
  readonly paidAt: number
}

/** A second attempt of one order was paid too: give one of them back. */
export interface DuplicatePaymentEvent extends PaidEvent {
  /** The attempt that had paid before. */
  readonly duplicateOf: string
}

export const CONFIRM_PATH = 'payment/{requestId}'

export interface ConfirmOptions {
  /** Default: `PUT`. */
  readonly verb?: 'PUT' | 'POST' | 'PATCH'
  /** Path below `gatewayUrl`, with `{requestId}` in it. Default: `payment/{requestId}`. */
  readonly path?: string
  /** Names that a buyer may send where the challenge names none. Default: `otp`. */
  readonly fields?: readonly string[]
}

export interface ProxyOptions {
  readonly credentials: Credentials
  /** Base of the gateway's API. Default: `https://api.rumbapay.online/v1/`. */
  readonly gatewayUrl?: string
  /** Where the proxy is mounted, as the gateway reaches it: `https://shop.example/api/rumba`. Never taken from a request. */
  readonly publicUrl: string
  /**
   * Looks up what `order` owes. Answer `undefined` for an order that does not exist, is not this visitor's, or cannot be paid.
   * Called for each order and create call, so a changed price is seen. Without it pages carry tokens of `orders.sign`; with it
   * they may.
   */
  readonly resolveOrder?: (
    order: string,
    request: Request,
  ) => OrderTerms | undefined | Promise<OrderTerms | undefined>
  /** Fulfil the order here. When it throws, it is called again later with the same event. */
  readonly onPaid?: (event: PaidEvent) => void | Promise<void>
  readonly onDuplicatePayment?: (event: DuplicatePaymentEvent) => void | Promise<void>
  /** Default: memory, which a restart empties. */
  readonly store?: Store
  /** Digits after the point by currency, where your contract with the gateway counts them otherwise: `{ CLP: 2 }`. */
  readonly exponents?: Exponents
  /** How long a method's code or page can be paid, in milliseconds, where you know it: the gateway does not say. */
  readonly lifetimes?: Readonly<Record<string, number>>
  /** `false` closes the event stream and answers held questions at once, so that pages poll. Default: true. */
  readonly push?: boolean
  /** Hears what happens, for logs: names, codes and counts, never payer data, tokens or amounts. */
  readonly onEvent?: (event: ProxyEvent) => void
  /**
   * Hears what your own functions threw, what the store failed with and what nobody foresaw, as it is: no answer and no event
   * shows it. It may hold whatever was put into it.
   */
  readonly onError?: (error: unknown) => void
  /**
   * Whether this visitor may go on with the payment `reference`, for a page that comes back without its token. Default: nobody
   * may.
   */
  readonly authorize?: (request: Request, reference: string) => boolean | Promise<boolean>
  /** Origins other than the proxy's own whose pages may create payments, and to which buyers may be sent back. */
  readonly trustedOrigins?: readonly string[]
  /** Lets browsers call from pages of `trustedOrigins`, without cookies. Default: false. */
  readonly cors?: boolean
  /** How much one visitor may ask for; `false` where something in front of the proxy sees to that. */
  readonly limits?: false | Partial<Limits>
  /** The visitor's address, where no adapter knows it or something in front says it better. Take it from nothing a visitor can write. */
  readonly clientIp?: (request: Request) => string | undefined
  /** How many proxies of yours add to `x-forwarded-for` before a request gets here. Default: 0, the header is ignored. */
  readonly trustedHops?: number
  /** Where the token stands in a callback's address; `query` for a gateway that cuts or rewrites long paths. Default: `path`. */
  readonly callbackToken?: 'path' | 'query'
  /** Experimental, since no document shows the call: how what a buyer sends back goes to the gateway. `false` closes the route. */
  readonly confirm?: false | ConfirmOptions
  /** Default: the global `fetch`. */
  readonly fetch?: typeof fetch
  /** Epoch milliseconds. Default: `Date.now`. */
  readonly now?: () => number
  /** Waits between tries to reach the gateway, in milliseconds. Default: a timer. */
  readonly sleep?: (ms: number) => Promise<void>
}

const FUNCTIONS = /^(on[A-Z]|(resolveOrder|authorize|clientIp|fetch|now|sleep)$)/

/** @throws {ConfigError} every fault at once; secrets are named, never shown */
export function checkOptions(options: ProxyOptions): void {
  const { publicUrl, trustedOrigins = [], trustedHops = 0, limits, lifetimes, confirm } = options
  const faults = findGatewayFaults(options)
  checkAddress('publicUrl', publicUrl, faults)
  for (const origin of trustedOrigins) checkAddress('trustedOrigins', origin, faults)
  for (const [name, value] of Object.entries(options)) {
    if (FUNCTIONS.test(name) && value && typeof value !== 'function') faults.push(`${name} is no function`)
  }
  if (!Number.isSafeInteger(trustedHops) || trustedHops < 0)
    faults.push('trustedHops is no whole number from 0')
  for (const [group, numbers] of Object.entries({ limits, lifetimes })) {
    for (const [name, value] of Object.entries(numbers || {})) {
      if (typeof value !== 'number' || !(value >= 1)) faults.push(`${group}.${name} is no number from 1`)
    }
  }
  const { path = CONFIRM_PATH } = confirm || {}
  const sent = path.replaceAll('{requestId}', 'id')
  if (sent === path || !isPlainPath(sent)) faults.push('confirm.path is no path with {requestId} in it')
  if (faults.length > 0) throw new ConfigError(faults)
}
