// One payment watched by StatusPoller, and beside it nothing but an EventSource: both write what they hear into the page.
import { parseStartedPayment } from '@rumba/core'
import { RumbaProvider, StatusPoller } from '@rumba/react'
import { createRoot } from 'react-dom/client'

const ways = {
  floor() {
    const shown = document.querySelector('#root').appendChild(document.createElement('p'))
    new EventSource('/floor/events').onmessage = ({ data }) => {
      shown.textContent = data
    }
  },
  async ours() {
    const started = parseStartedPayment(await (await fetch('/ours/started')).json())
    createRoot(document.querySelector('#root')).render(
      <RumbaProvider endpoint={`${location.origin}/ours`}>
        <StatusPoller started={started}>{({ payment }) => <p>{payment.version}</p>}</StatusPoller>
      </RumbaProvider>,
    )
  },
}
const way = new URLSearchParams(location.search).get('way')

/** Milliseconds, by this page's clock alone, from asking the server to write until the page has changed; one for each round. */
window.loop = async rounds => {
  const times = []
  for (let round = 0; round < rounds; round++) {
    const changed = new Promise(resolve => {
      new MutationObserver((_changes, observer) => {
        observer.disconnect()
        resolve(performance.now())
      }).observe(document.querySelector('#root'), { childList: true, subtree: true, characterData: true })
    })
    const from = performance.now()
    void fetch(`/${way}/fire`)
    times.push((await changed) - from)
    await new Promise(resolve => setTimeout(resolve, 15 + Math.random() * 20))
  }
  return times
}

/** From now on, when the page changes: by the clock that server and page share. */
window.note = () => {
  window.noted = []
  new MutationObserver(() => window.noted.push(performance.timeOrigin + performance.now())).observe(
    document.querySelector('#root'),
    { childList: true, subtree: true, characterData: true },
  )
}

/** From now on, by the same clock, what tells the page that it is back; at the first of it the page asks, and does nothing else. */
window.noteReturns = () => {
  window.returns = []
  const note = ({ type, timeStamp }) => {
    if (type === 'visibilitychange' && document.hidden) return
    window.returns.push(performance.timeOrigin + timeStamp)
    if (window.returns.length === 1) void fetch('/floor/asked', { cache: 'no-store' })
  }
  for (const type of ['online', 'pageshow', 'focus']) addEventListener(type, note, { capture: true })
  document.addEventListener('visibilitychange', note, { capture: true })
}
await ways[way]()
