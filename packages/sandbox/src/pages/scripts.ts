/**
 * The script of the panel, as the browser gets it. The panel works without: its forms are answered by sending the browser back.
 * Keeps every `data-live` part of the panel up to date and sends its forms without leaving it.
 */
export const PANEL_SCRIPT: string = `
const POLL_MS = 1000
const shown = new Map()

async function refresh() {
  let fresh
  try {
    const response = await fetch('/', { headers: { accept: 'text/html' } })
    fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  } catch {
    document.body.dataset.connection = 'lost'
    return
  }
  document.body.dataset.connection = 'live'
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id)
    const markup = next?.innerHTML
    if (markup === undefined || markup === (shown.get(part.id) ?? part.innerHTML)) continue
    shown.set(part.id, markup)
    replace(part, next)
  }
}

// Focus and opened details outlive the exchange of what holds them.
function replace(part, next) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null
  const card = focused?.closest('[data-card]')?.id
  const opened = [...part.querySelectorAll('details[open]')].map(details => details.id)
  part.replaceChildren(...next.childNodes)
  for (const id of opened) document.getElementById(id)?.setAttribute('open', '')
  if (focused) (document.getElementById(focused.id) ?? document.getElementById(card))?.focus()
}

document.addEventListener('submit', async event => {
  event.preventDefault()
  const { target: form, submitter } = event
  await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(new FormData(form, submitter)),
  }).catch(() => {})
  refresh()
})

setInterval(() => {
  if (!document.hidden) refresh()
}, POLL_MS)
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) refresh()
})
`.trimStart()
