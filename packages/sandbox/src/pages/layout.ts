import { type Html, html } from './html.ts'

interface Layout {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  /** The line that marks every page as a sandbox. */
  readonly notice: string
  readonly script: '/_sandbox/panel.js' | '/_sandbox/pay.js'
  readonly room: 'panel' | 'hosted'
  readonly body: Html
}

/** The frame of every page: everything it loads is a file of its own, nothing is inline. */
export function layout({ language, title, notice, script, room, body }: Layout): Html {
  return html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/_sandbox/style.css">
<link rel="stylesheet" href="/_sandbox/${room === 'panel' ? 'panel' : 'pay'}.css">
<script type="module" src="${script}"></script>
</head>
<body class="${room}">
<aside class="notice"><span>${notice}</span></aside>
${body}
</body>
</html>`
}

/** The name at the head of a page, and what may follow it. */
export function wordmark(more?: Html): Html {
  return html`<span class="wordmark"><i aria-hidden="true"></i>Rumba Pay ${more}</span>`
}
