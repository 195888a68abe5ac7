import { type Html, html } from '../../pages/html.ts'

const FORMAT: Intl.DateTimeFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
})

/** `17 Nov, 14:03:09`, by UTC: the sandbox and its reader may live in different zones. */
export function moment(time: number): Html {
  return html`<time datetime="${new Date(time).toISOString()}">${FORMAT.format(time)}</time>`
}

/** `14:03:09`, where the day is known. */
export function hour(time: number): Html {
  const text = new Date(time).toISOString()
  return html`<time datetime="${text}">${text.slice(11, 19)}</time>`
}

/** `+2.0 s`, `+15 min`, `+6 h`: a distance of time to read at a glance. */
export function distance(ms: number): string {
  const seconds = Math.max(0, ms) / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const minutes = seconds / 60
  if (minutes < 60) return `${trim(minutes)} min`
  const hours = minutes / 60
  return hours < 48 ? `${trim(hours)} h` : `${trim(hours / 24)} days`
}

const trim = (value: number): string => value.toFixed(1).replace('.0', '')
