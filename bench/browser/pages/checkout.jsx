import { RumbaCheckout } from '@rumba/react'
import '@rumba/react/styles.css'
import { createRoot } from 'react-dom/client'

/** Milliseconds from the answer of the create call to the first frame that shows the code. */
window.untilSeen = new Promise(resolve => {
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('svg[data-part="qr"]')) return
    observer.disconnect()
    requestAnimationFrame(() =>
      setTimeout(() => {
        const answer = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/payments'))
        resolve(performance.now() - answer.responseEnd)
      }),
    )
  }).observe(document, { childList: true, subtree: true })
})

createRoot(document.querySelector('#root')).render(
  <RumbaCheckout endpoint={`${location.origin}/api/rumba`} order={crypto.randomUUID()} locale="en" />,
)
