/**
 * The two scripts of the pages, as the browser gets them. Both pages work without: the panel's forms are answered by sending
 * the browser back to the panel, and a code can be selected by hand.
 */

/** Keeps every `data-live` part of the panel up to date and sends its forms without leaving it. */
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

/** Shows the copy button, and says copied only when it was. */
export const PAY_SCRIPT: string = `
const button = document.querySelector('[data-copy]')
const code = document.querySelector('[data-code]')
if (button && code && navigator.clipboard) {
  const label = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.value)
    } catch {
      code.focus()
      code.select()
      return
    }
    button.textContent = button.dataset.copied
    setTimeout(() => { button.textContent = label }, 2000)
  })
}
`.trimStart()
