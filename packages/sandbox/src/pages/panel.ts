import { formatMoney, isFinal } from '@rumba/core'
import { type Faults, NO_FAULTS } from '../faults.ts'
import type { CallbackAttempt, Transaction } from '../transaction.ts'
import { type Html, html } from './html.ts'
import { layout, wordmark } from './layout.ts'

interface PanelPage {
  /** Newest first. */
  readonly transactions: readonly Transaction[]
  /** Epoch milliseconds by the sandbox's clock. */
  readonly now: number
  readonly faults: Readonly<Faults>
  readonly publicUrl: string
}

/** More than this nobody reads, and a page that is fetched each second should stay small. */
const MOST_CARDS = 100

/** The control panel. Its `data-live` parts are exchanged by the script when they change. */
export function panelPage({ transactions, now, faults, publicUrl }: PanelPage): Html {
  const shown = transactions.slice(0, MOST_CARDS)
  return layout({
    language: 'en',
    title: 'Rumba Pay Sandbox',
    notice: 'Sandbox: no real money moves here',
    script: '/_sandbox/panel.js',
    room: 'panel',
    body: html`<header class="bar">
${wordmark(html`<small>Sandbox</small>`)}
<div class="clock" role="group" aria-label="Clock">
<span id="clock" data-live>${clockTime(now)}</span>
<form method="post" action="/_sandbox/clock/advance">
<button id="minute" name="ms" value="60000">+1 min</button>
<button id="quarter" name="ms" value="900000">+15 min</button>
</form>
</div>
<form method="post" action="/_sandbox/reset"><button id="reset" class="quiet">Reset</button></form>
</header>
<main>
<div class="title">
<h1>Transactions</h1>
<p id="summary" role="status" data-live>${summary(transactions)}</p>
</div>
<div id="faults" data-live>${faultList(faults)}</div>
<div id="list" data-live>${
      shown.length > 0 ? html`<ol class="cards">${shown.map(card)}</ol>` : emptyState(publicUrl)
    }</div>
</main>`,
  })
}

function summary(transactions: readonly Transaction[]): string {
  const waiting = transactions.filter(transaction => !isFinal(transaction.status)).length
  if (transactions.length === 0) return 'None yet'
  const shown = transactions.length > MOST_CARDS ? `, newest ${MOST_CARDS} shown` : ''
  return `${transactions.length} in all, ${waiting} waiting${shown}`
}

function emptyState(publicUrl: string): Html {
  return html`<section class="empty">
<h2>Nothing has been paid here yet</h2>
<p>Point your integration at this gateway and create a payment. It shows up here by itself.</p>
<p><code>${publicUrl}/v1/</code></p>
</section>`
}

function faultList(faults: Readonly<Faults>): Html | undefined {
  const defaults = new Map<string, unknown>(Object.entries(NO_FAULTS))
  const active = Object.entries(faults).filter(([name, value]) => value !== defaults.get(name))
  if (active.length === 0) return undefined
  return html`<p class="faults"><strong>Faults on</strong> ${active.map(
    ([name, value]) => html`<code>${name}: ${String(value)}</code> `,
  )}</p>`
}

function card(transaction: Transaction): Html {
  const { requestId, reference, method, status, amount, challenge, code } = transaction
  const isPage = challenge?.kind === 'redirect' && challenge.url !== code
  const titleId = `title-${requestId}`
  return html`<li>
<article class="card" id="card-${requestId}" data-card data-status="${status}" aria-labelledby="${titleId}" tabindex="-1">
<div class="what">
<h2 id="${titleId}"><span class="amount">${formatMoney(amount, 'en')}</span> <span class="status">${status}</span></h2>
<p class="which"><span class="method">${method}</span> <span class="reference">${reference}</span></p>
</div>
<div class="about">
<dl class="facts">
<div><dt>Request id</dt><dd><code>${requestId}</code></dd></div>
<div><dt>Created</dt><dd>${clockTime(transaction.createdAt)}</dd></div>
<div><dt>Expires</dt><dd>${transaction.expiresAt === undefined ? 'never' : clockTime(transaction.expiresAt)}</dd></div>
</dl>
${callbackList(transaction)}
${
  challenge !== undefined &&
  html`<details id="more-${requestId}"><summary>${summaryOf(transaction)}</summary>
${code !== undefined && html`<p class="verbatim">${code}</p>`}
${isPage && html`<p><a href="${challenge.url}">Open the hosted page</a></p>`}
</details>`
}
</div>
${!isFinal(status) && actions(requestId, reference)}
</article>
</li>`
}

function actions(requestId: string, reference: string): Html {
  const button = (action: string, label: string): Html =>
    html`<form method="post" action="/_sandbox/transactions/${requestId}/${action}"><button
id="${action}-${requestId}" class="${action}" aria-label="${label} ${reference}">${label}</button></form>`
  return html`<div class="actions">${button('pay', 'Pay')}${button('decline', 'Decline')}${button('expire', 'Expire')}</div>`
}

function summaryOf({ challenge, code, method }: Transaction): string {
  if (code !== undefined) return method === 'pix' ? 'Pix code' : 'Payment link'
  return challenge?.kind === 'redirect' ? 'Hosted page' : 'Challenge'
}

function callbackList({ callbacks, callbackUrl, status }: Transaction): Html {
  if (callbacks.length > 0) {
    return html`<ol class="callbacks" aria-label="Callbacks">${callbacks.map(
      attempt =>
        html`<li data-answer="${kindOf(attempt)}">${clockTime(attempt.sentAt)} <b>${describe(attempt)}</b></li>`,
    )}</ol>`
  }
  const text =
    callbackUrl === undefined
      ? 'No callback address'
      : isFinal(status)
        ? 'No callback was sent'
        : 'Callback at the end'
  return html`<p class="callbacks none">${text}</p>`
}

function kindOf({ status, ms }: CallbackAttempt): 'awaited' | 'taken' | 'refused' {
  if (ms === null) return 'awaited'
  return status !== null && status >= 200 && status < 300 ? 'taken' : 'refused'
}

function describe({ status, ms, error }: CallbackAttempt): string {
  if (ms === null) return 'sent'
  return `${status ?? error ?? 'no answer'} in ${Math.round(ms)} ms`
}

/** `17 Nov 14:03:09`, by UTC: the sandbox and its reader may live in different zones. */
function clockTime(time: number): Html {
  const date = new Date(time)
  const text = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'UTC',
  }).format(date)
  return html`<time datetime="${date.toISOString()}" title="UTC">${text}</time>`
}
