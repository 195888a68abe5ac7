/**
 * The script of the hosted pages, as the browser gets it: shows the copy button, and says copied only when it was. They work
 * without; a code can be selected by hand.
 */
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
