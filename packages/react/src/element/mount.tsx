import { createRoot } from 'react-dom/client'
import { RumbaCheckout } from '../components/checkout/RumbaCheckout.tsx'
import type { RedirectTarget } from '../components/redirect/Redirect.tsx'
import { RumbaResume } from '../components/resume/RumbaResume.tsx'
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
  const over = host.querySelector('template')
  // A React of the page's own counts its ids from the same start.
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
      const { client, endpoint, locale, messages, theme, redirectTarget, resumeUrl, allowLoopback } = host
      if (!host.unstyled) adopt()
      const props = {
        ...callbacks,
        ...(client ? { client } : endpoint && { endpoint }),
        ...(locale && { locale }),
        messages,
        ...(isTarget(redirectTarget) && { redirectTarget }),
        ...(resumeUrl && { resumeUrl }),
        allowLoopback,
      }
      root.render(
        <div data-theme={theme}>
          {host.resume ? (
            <RumbaResume {...props}>
              <div ref={place => place?.replaceChildren(over?.content.cloneNode(true) ?? '')} />
            </RumbaResume>
          ) : (
            <RumbaCheckout {...props} order={host.order ?? ''} />
          )}
        </div>,
      )
    },
    unmount() {
      root.unmount()
      // For the next time that the element is in a page.
      if (over) host.append(over)
    },
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
