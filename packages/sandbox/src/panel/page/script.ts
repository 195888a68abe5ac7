/**
 * The panel's script, as the browser gets it. The sandbox writes the page; the script hears from the event stream that
 * something has changed, asks for the page again and puts what is new into the open one, so that focus, scrolling, opened parts
 * and half-typed fields stay. Every button is one call of the panel's API.
 */
export const PANEL_SCRIPT: string = `
const byId = id => document.getElementById(id)

/* The page and what is new in it */

let asked = false
let asking
let released

function refresh() {
  asked = true
  asking ??= (async () => {
    while (asked) {
      asked = false
      const address = location.href
      const text = await fetch(address).then(response => response.text()).catch(() => undefined)
      await released
      if (text === undefined) document.body.dataset.connection = 'lost'
      else if (address !== location.href) asked = true
      else show(new DOMParser().parseFromString(text, 'text/html'))
    }
    asking = undefined
  })()
  return asking
}

// Nothing moves under what is pressed: a click is a press and a release of the same element.
addEventListener('pointerdown', ({ target, button }) => {
  if (button !== 0 || !target.closest('a, button, summary')) return
  released = new Promise(resolve => {
    const release = () => setTimeout(resolve)
    for (const end of ['pointerup', 'pointercancel', 'contextmenu']) addEventListener(end, release, { once: true })
  })
})

function show(fresh) {
  const before = glance()
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id)
    if (next) morph(part, next)
  }
  document.title = fresh.title
  readClock()
  tell(before, glance())
}

// Elements with an id are the same wherever they stand; all others are by their place. What is \`data-own\` belongs to who fills
// it in: the sandbox has nothing new to say there.
function morph(old, next) {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && name !== 'open') old.removeAttribute(name)
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) === value) continue
    old.setAttribute(name, value)
    // What the sandbox says anew stands in the field, unless somebody is typing there.
    if (name === 'value' && old !== document.activeElement) old.value = value
  }
  const coming = new Set([...next.children].map(child => child.id).filter(Boolean))
  let place = old.firstChild
  for (const child of [...next.childNodes]) {
    while (place?.id && !coming.has(place.id)) place = drop(place)
    const same = child.id ? [...old.children].find(one => one.id === child.id) : place
    if (!same || same.id !== (child.id ?? same.id) || same.nodeName !== child.nodeName || (!child.id && same.id)) {
      old.insertBefore(document.adoptNode(child), place)
      continue
    }
    while (place && place !== same && !(place.id && coming.has(place.id))) place = drop(place)
    if (place !== same) old.insertBefore(same, place)
    else place = same.nextSibling
    if (same.nodeType !== Node.ELEMENT_NODE) {
      if (same.data !== child.data) same.data = child.data
    } else if (same.nodeName === 'SELECT') morphSelect(same, child)
    else if (!same.matches('[data-own]')) morph(same, child)
  }
  while (place) place = drop(place)
}

function drop(node) {
  const next = node.nextSibling
  node.remove()
  return next
}

// What somebody has chosen and not sent yet stays; what the sandbox says anew is chosen.
function morphSelect(old, next) {
  if (old.innerHTML === next.innerHTML) return
  const isSetHere = document.activeElement === old || !next.querySelector('[selected]')
  const { value } = old
  old.innerHTML = next.innerHTML
  if (isSetHere) old.value = value
}

/* What a screen reader hears: how the open transaction goes on, and now and then how many are new */

function glance() {
  const title = byId('side-title')
  return {
    address: location.href,
    reference: title?.dataset.reference,
    status: title?.dataset.status,
    count: parseInt(byId('summary').textContent) || 0,
  }
}

let unsaid = 0
let saying

function tell(before, now) {
  if (now.reference && now.address === before.address && now.status !== before.status) {
    say(now.reference + ' is ' + now.status)
  }
  unsaid = now.count > before.count ? unsaid + now.count - before.count : unsaid
  if (unsaid === 0 || saying) return
  saying = setTimeout(() => {
    saying = undefined
    say(unsaid === 1 ? '1 new transaction' : unsaid + ' new transactions')
    unsaid = 0
  }, 2000)
}

let fading

function say(text, isWrong = false) {
  const said = byId('said')
  // News does not hide what went wrong before it could be read; the next press does.
  if (!isWrong && said.classList.contains('wrong') && said.textContent !== '') return
  said.textContent = text
  said.classList.toggle('wrong', isWrong)
  said.classList.add('shown')
  clearTimeout(fading)
  fading = setTimeout(() => {
    said.classList.remove('shown')
    said.textContent = ''
  }, isWrong ? 12000 : 4000)
}

/* The clock goes on by itself between two pages */

let clock = { now: 0, frozen: true, readAt: 0 }

function readClock() {
  const now = Number(byId('now').dataset.now)
  const frozen = document.querySelector('[data-frozen]').dataset.frozen === 'true'
  clock = { now, frozen, readAt: performance.now() }
}

function tick() {
  if (clock.frozen || document.hidden) return
  const now = clock.now + performance.now() - clock.readAt
  const time = byId('now').firstElementChild
  const text = new Date(now).toISOString()
  if (time) time.textContent = time.textContent.replace(/\\S+$/, text.slice(11, 19))
  for (const due of document.querySelectorAll('[data-due]')) {
    const seconds = Math.max(0, Math.ceil((due.dataset.due - now) / 1000))
    due.textContent = seconds < 120 ? 'in ' + seconds + ' s' : 'in ' + Math.round(seconds / 60) + ' min'
  }
}

/* What the buttons do */

async function post(path, body, label) {
  byId('said').textContent = ''
  let response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  } catch {
    say('The sandbox does not answer.', true)
    return false
  }
  if (!response.ok) {
    const { error } = await response.json().catch(() => ({}))
    say(error?.message ?? 'The sandbox answered ' + response.status + '.', true)
  }
  await refresh()
  // Where the outcome has been told, there is nothing to add.
  if (byId('said').textContent === '') say(label + ': done')
  return response.ok
}

function fieldsOf(form) {
  const fields = {}
  for (const [name, value] of new FormData(form)) {
    if (value !== '') fields[name] = form.elements[name].type === 'number' ? Number(value) : value
  }
  return fields
}

const labelOf = button => button.getAttribute('aria-label') ?? button.textContent

document.addEventListener('click', async event => {
  const target = event.target.closest('a[data-go], button')
  if (!target) return
  const { post: path, body, confirm: question, then, copyFrom, copyElement, first } = target.dataset
  if (target.matches('a')) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(target.href)
  } else if (path) {
    if (question && !confirm(question)) return
    const label = labelOf(target)
    const done = await post(path, body && JSON.parse(body), label)
    if (done && then) await go(new URL(then, location).href)
    if (done && !target.isConnected) (byId('side-title') ?? byId('list-title')).focus()
  } else if (copyFrom) {
    const response = await fetch(copyFrom).catch(() => undefined)
    if (response?.ok) copy(await response.text(), target)
    else say('There is nothing to copy any more.', true)
  } else if (copyElement) copy(byId(copyElement).textContent, target)
  else if (first) sendFirst()
})

document.addEventListener('submit', async event => {
  const form = event.target
  if (form.method === 'dialog') return
  event.preventDefault()
  const { post: path, factor } = form.dataset
  if (!path) return
  const { unit, number, ...fields } = fieldsOf(form)
  if (factor) fields[factor] = fields[factor] * Number(unit)
  if (number !== undefined && !form.elements.number.closest('[hidden]')) fields.scenario += ':' + number
  const done = await post(path, fields, event.submitter.textContent)
  if (!done) return
  const drop = form.closest('details.drop')
  if (drop) {
    drop.open = false
    if (drop.isConnected) drop.querySelector('summary').focus()
    else byId('side-title')?.focus()
  }
})

document.addEventListener('change', event => {
  const { target } = event
  const path = target.closest('form')?.dataset.change
  if (path) post(path, { [target.name]: JSON.parse(target.value) }, target.name)
  if (target.matches('[data-numbers]')) showNumber(target)
})

document.addEventListener('input', event => {
  const form = event.target.closest('form[data-filter]')
  if (!form) return
  const address = new URL(location)
  for (const name of ['q', 'status', 'method']) {
    const { value } = form.elements[name]
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
  }
  history.replaceState(null, '', address)
  refresh()
})

function showNumber(select) {
  const { dataset, title } = select.selectedOptions[0]
  const field = document.querySelector('[data-number-field]')
  field.hidden = dataset.number === undefined
  if (!field.hidden) {
    field.querySelector('label').textContent = dataset.means[0].toUpperCase() + dataset.means.slice(1)
    field.querySelector('input').value = dataset.number
  }
  document.querySelector('[data-about]').textContent = title
}

async function go(address) {
  history.pushState(null, '', address)
  await refresh()
  const title = byId('side-title') ?? byId('list-title')
  title.focus()
  title.scrollIntoView({ block: 'nearest' })
}

addEventListener('popstate', refresh)

// An Escape closes what was opened over the page, and gives the focus back.
addEventListener('keydown', event => {
  const drop = event.key === 'Escape' && document.activeElement?.closest('details.drop[open]')
  if (!drop) return
  drop.open = false
  drop.querySelector('summary').focus()
})

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text)
    say('Copied')
  } catch {
    byId('copy-text').value = text
    byId('copy').showModal()
    byId('copy-text').select()
  }
}

// The very command that is shown, read back: what is sent is what would be pasted.
async function sendFirst() {
  const words = byId('first').textContent.match(/'[^']*'/g).map(word => word.slice(1, -1))
  const headers = words.slice(1, -1).map(line => line.split(': '))
  await fetch(new URL(words[0]).pathname, { method: 'POST', headers, body: words.at(-1) })
  await refresh()
  byId('list-title').focus()
}

/* What comes from the sandbox */

let waiting

function soon() {
  if (document.hidden) return
  // A page asks for itself at most so often, whatever goes on.
  waiting ??= setTimeout(() => {
    waiting = undefined
    refresh()
  }, 100)
}

const events = new EventSource('/_sandbox/events')
for (const name of ['state', 'transaction', 'call', 'reset']) events.addEventListener(name, soon)
events.addEventListener('open', () => {
  document.body.dataset.connection = 'live'
})
events.addEventListener('error', () => {
  document.body.dataset.connection = 'lost'
})
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) refresh()
})

readClock()
setInterval(tick, 250)
`.trimStart()
