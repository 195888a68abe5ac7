/** Markup that is safe to put into a page. */
export interface Html {
  readonly html: string
}

/** What may stand in a hole: text is escaped, markup stays, and nothing is nothing. */
type Hole = string | number | Html | readonly Html[] | undefined | false

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Writes markup; every text in a hole is escaped. */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return { html: strings.map((text, place) => text + fill(holes[place])).join('') }
}

function fill(hole: Hole): string {
  if (hole === undefined || hole === false) return ''
  if (typeof hole === 'object') return 'html' in hole ? hole.html : hole.map(part => part.html).join('')
  return String(hole).replace(/[&<>"']/g, character => ESCAPES[character] ?? character)
}
