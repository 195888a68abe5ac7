/**
 * The script of the hosted pages, as the browser gets it. They work without: codes can be selected by hand, and a link asks
 * again how a payment is.
 */
export const HOSTED_SCRIPT: string = `
const POLL_MS = 1000
const main = document.querySelector('main')
const status = document.querySelector('[role=status]')

function say(text) {
  status.textContent = text
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without https there is no clipboard, but there is this.
    const field = Object.assign(document.createElement('textarea'), { value: text })
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    return done
  }
}

for (const button of document.querySelectorAll('[data-copy]')) {
  const [label] = button.children
  const usual = label.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    const done = await copy(button.dataset.copy)
    button.focus()
    if (!done) return
    label.textContent = button.dataset.copied
    say(button.textContent)
    setTimeout(() => { label.textContent = usual }, 2000)
  })
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// Digits are shown in groups as they are typed at the end; the form takes them with or without.
for (const field of document.querySelectorAll('[data-group]')) {
  const group = new RegExp('\\\\d{' + field.dataset.group + '}(?=\\\\d)', 'g')
  field.addEventListener('input', () => {
    if (field.selectionEnd < field.value.length) return
    const digits = field.value.replace(/[\\s-]/g, '')
    if (/^\\d+$/.test(digits)) field.value = digits.replace(group, '$& ')
  })
}

let isLastMinute = false
async function refresh() {
  let response
  try {
    response = await fetch(main.dataset.state)
  } catch {
    return
  }
  const state = response.ok ? await response.json() : { is_final: true }
  if (state.is_final) {
    clearInterval(timer)
    location.replace(location.pathname)
    return
  }
  const left = document.querySelector('[data-left]')
  if (left && left.textContent !== state.left) left.textContent = state.left
  if (state.is_last_minute && !isLastMinute) say(main.dataset.lastMinute)
  isLastMinute = state.is_last_minute
}

const timer = main.dataset.state && setInterval(() => {
  if (!document.hidden) refresh()
}, POLL_MS)
`.trimStart()
