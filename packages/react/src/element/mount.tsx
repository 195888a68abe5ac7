import { createRoot } from 'react-dom/client'
import { RumbaCheckout } from '../components/checkout/RumbaCheckout.tsx'
import type { RedirectTarget } from '../components/redirect/Redirect.tsx'
import type { RumbaCheckoutElement, RumbaCheckoutEventMap } from '../element.ts'
import styles from '../styles.css?inline'

/** What is drawn into one element. */
export interface Screen {
  /** Draws what the element says now; what is on the screen stays. */
  draw(): void
  unmount(): void
}

let count = 0

/** Gives an element a screen of its own. */
export function mount(host: RumbaCheckoutElement): Screen {
  count += 1
  // Every root counts its ids from the same start, also one of the page itself.
  const root = createRoot(host, { identifierPrefix: `rumba-${count}-` })
  const tell =
    <Name extends keyof RumbaCheckoutEventMap>(name: Name) =>
    (detail: RumbaCheckoutEventMap[Name]['detail']): void =>
      void host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
  const callbacks = {
    onPaid: tell('rumba-paid'),
    onDeclined: tell('rumba-declined'),
    onExpired: tell('rumba-expired'),
    onError: tell('rumba-error'),
    onEvent: tell('rumba-event'),
  }
  return {
    draw() {
      const { client, endpoint, order, locale, messages, theme, redirectTarget, allowLoopback } = host
      if (!host.unstyled) adopt()
      root.render(
        <div data-theme={theme}>
          <RumbaCheckout
            {...callbacks}
            {...(client ? { client } : endpoint && { endpoint })}
            {...(locale && { locale })}
            {...(messages && { messages })}
            {...(isTarget(redirectTarget) && { redirectTarget })}
            order={order ?? ''}
            allowLoopback={allowLoopback}
          />
        </div>,
      )
    },
    unmount: () => root.unmount(),
  }
}

const isTarget = (text: string | null): text is RedirectTarget =>
  text === 'same-tab' || text === 'new-tab' || text === 'popup'

let sheet: CSSStyleSheet | undefined

/** Gives the page the styles; a sheet made by script is no inline style to a page's policy. */
function adopt(): void {
  if (!('adoptedStyleSheets' in document)) return
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(`@layer rumba{rumba-checkout{display:block}}${styles}`)
  }
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
}
