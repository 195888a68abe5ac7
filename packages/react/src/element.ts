import type { Payment, RumbaClient } from '@rumba/core'
import type { Screen } from './element/mount.tsx'
import type { CheckoutEvent } from './hooks/useCheckout.ts'
import type { MessageOverrides } from './messages/messages.ts'

/** Events of the element; they bubble. Each comes once for a payment, as the callbacks of `<RumbaCheckout>` do. */
export interface RumbaCheckoutEventMap {
  'rumba-paid': CustomEvent<Payment>
  'rumba-declined': CustomEvent<Payment>
  'rumba-expired': CustomEvent<Payment>
  /** The gateway ended the payment with an error. */
  'rumba-error': CustomEvent<Payment>
  /** Each step, once for each payment, and once for the order while there is none. */
  'rumba-event': CustomEvent<CheckoutEvent>
}

declare global {
  interface HTMLElementTagNameMap {
    'rumba-checkout': RumbaCheckoutElement
  }
  interface GlobalEventHandlersEventMap extends RumbaCheckoutEventMap {}
}

/** Properties that are attributes, too. */
const TEXTS = {
  endpoint: 'endpoint',
  order: 'order',
  locale: 'locale',
  theme: 'theme',
  redirectTarget: 'redirect-target',
  resumeUrl: 'resume-url',
} as const
const SWITCHES = { allowLoopback: 'allow-loopback', unstyled: 'unstyled', resume: 'resume' } as const

/** On a server there is nothing to be an element of. */
const Base = (typeof HTMLElement === 'undefined' ? class {} : HTMLElement) as typeof HTMLElement

/**
 * `<rumba-checkout endpoint="/api/rumba" order="42">`: the checkout of one order, for pages without React. It is drawn into the
 * element itself, not into a shadow root, so that labels, autofill and the page's own styles reach it. What it needs loads once
 * it is in a page and has an order.
 */
export class RumbaCheckoutElement extends Base {
  static readonly observedAttributes: readonly string[] = [
    ...Object.values(TEXTS),
    ...Object.values(SWITCHES),
  ]

  /** Where the proxy is mounted, such as `/api/rumba`. */
  declare endpoint: string | null
  /** The order's id, or the token the merchant's server made of it. */
  declare order: string | null
  /** BCP 47, such as `pt-BR`. Default: the page's language. */
  declare locale: string | null
  /** `light` or `dark`. Default: as the visitor's system is set. */
  declare theme: string | null
  /** `same-tab`, `new-tab` or `popup`: where a payment page opens. Default: `same-tab`. */
  declare redirectTarget: string | null
  /** Address of a page with an element that has `resume`. Where it is given, a desktop offers the payment page to a phone, too. */
  declare resumeUrl: string | null
  /** Lets the buyer be sent to a plain http address of this machine, for a sandbox. */
  declare allowLoopback: boolean
  /** Brings no styles; set before the element is drawn. */
  declare unstyled: boolean
  /**
   * Goes on with the payment of the resume link that brought the buyer here, in place of an order's. What a `<template>` inside
   * holds is shown where there is nothing to go on with.
   */
  declare resume: boolean

  #messages: MessageOverrides | undefined
  #client: RumbaClient | undefined
  #screen: Screen | undefined
  #planned = false

  /** Words to use in place of ours. */
  get messages(): MessageOverrides | undefined {
    return this.#messages
  }
  set messages(messages: MessageOverrides | undefined) {
    this.#messages = messages
    this.#plan()
  }

  /** A client of your own, in place of `endpoint`. */
  get client(): RumbaClient | undefined {
    return this.#client
  }
  set client(client: RumbaClient | undefined) {
    this.#client = client
    this.#plan()
  }

  connectedCallback(): void {
    // What was set before this script was there hides the accessors.
    for (const name of [...Object.keys(TEXTS), ...Object.keys(SWITCHES), 'messages', 'client']) {
      if (!Object.hasOwn(this, name)) continue
      const value: unknown = Reflect.get(this, name)
      Reflect.deleteProperty(this, name)
      Reflect.set(this, name, value)
    }
    this.#plan()
  }

  disconnectedCallback(): void {
    this.#plan()
  }

  /** Being there keeps `moveBefore` from calling the two above. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(): void {
    this.#plan()
  }

  /** Draws soon: once for all that changes together, and not at all for an element that is only moved. */
  #plan(): void {
    if (this.#planned) return
    this.#planned = true
    void this.#draw()
  }

  async #draw(): Promise<void> {
    await Promise.resolve()
    const module = this.#isReady() ? await import('./element/mount.tsx').catch(reportError) : undefined
    this.#planned = false
    // It may have been taken away while its parts were loading.
    if (module && this.#isReady()) {
      this.#screen ??= module.mount(this)
      this.#screen.draw()
    } else {
      this.#screen?.unmount()
      this.#screen = undefined
    }
  }

  #isReady(): boolean {
    return this.isConnected && Boolean((this.order || this.resume) && (this.endpoint || this.client))
  }
}

for (const [property, attribute] of Object.entries(TEXTS)) {
  Object.defineProperty(RumbaCheckoutElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: Element) {
      return this.getAttribute(attribute)
    },
    set(this: Element, value: string | null | undefined) {
      if (value === null || value === undefined) this.removeAttribute(attribute)
      else this.setAttribute(attribute, value)
    },
  })
}
for (const [property, attribute] of Object.entries(SWITCHES)) {
  Object.defineProperty(RumbaCheckoutElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: Element) {
      return this.hasAttribute(attribute)
    },
    set(this: Element, value: unknown) {
      this.toggleAttribute(attribute, Boolean(value))
    },
  })
}

if (typeof customElements !== 'undefined' && !customElements.get('rumba-checkout')) {
  customElements.define('rumba-checkout', RumbaCheckoutElement)
}
