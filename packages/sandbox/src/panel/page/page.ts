import { formatMoney, isFinal } from '@rumba/core'
import type { Casting } from '../../casting.ts'
import type { Clock } from '../../clock.ts'
import type { Corners } from '../../corners.ts'
import type { Faults } from '../../faults.ts'
import type { Signer } from '../../gateway/signature.ts'
import type { Settings } from '../../options.ts'
import { type Html, html } from '../../pages/html.ts'
import { layout, wordmark } from '../../pages/layout.ts'
import type { Call, CallRecord } from '../../state/calls.ts'
import type { Store } from '../../state/store.ts'
import type { Transaction } from '../../state/transaction.ts'
import { createCurlWriter, FIRST_PAYMENT } from '../curl.ts'
import { filterTransactions, MOST_LISTED } from '../filter.ts'
import { answer, checks, copyButton, postButton } from './buttons.ts'
import { controls } from './controls.ts'
import { detail, missing } from './detail.ts'
import { hour, moment } from './time.ts'

interface PanelParts {
  readonly clock: Clock
  readonly store: Store
  readonly calls: CallRecord
  readonly casting: Casting
  readonly faults: Readonly<Faults>
  readonly corners: Readonly<Corners>
  readonly signer: Signer
  readonly settings: Settings
}

/**
 * The control panel as a page: `transaction` in its address chooses one, `q`, `status` and `method` filter the list, and
 * `view=calls` shows the calls to the API. The script asks for it again when something has changed, and puts what is new of its
 * `data-live` parts into the page that is open.
 */
export function createPanel(parts: PanelParts): (query: URLSearchParams) => Promise<Html> {
  const { clock, store, calls, settings } = parts
  const writeCurl = createCurlWriter({ ...settings, ...parts })

  return async query => {
    const all = store.list()
    const chosenId = query.get('transaction') ?? undefined
    const isCalls = query.get('view') === 'calls'
    const chosen = chosenId === undefined ? undefined : store.get(chosenId.toLowerCase())
    const side = isCalls
      ? callLog(calls.list())
      : chosenId === undefined
        ? undefined
        : chosen
          ? detail(chosen, clock)
          : missing()
    const isEmpty = all.length === 0
    const view = side ? 'side' : isEmpty ? 'empty' : 'list'
    return layout({
      language: 'en',
      title: chosen ? `${chosen.reference} · Rumba Pay Sandbox` : 'Rumba Pay Sandbox',
      notice: 'Sandbox: no real money moves here',
      script: '/_sandbox/panel.js',
      room: 'panel',
      body: html`<header class="bar">
<a class="home" href="/" data-go>${wordmark(html`<small>Sandbox</small>`)}</a>
<div id="clock" data-live>${clockGroup(clock)}</div>
</header>
<noscript><p class="alarm">The panel’s buttons need JavaScript. The same is there by HTTP: <a href="/_sandbox/openapi.json">/_sandbox/openapi.json</a>.</p></noscript>
<section class="controls" id="controls" aria-label="Controls" data-live>${controls(parts)}</section>
<main id="main" data-live>
<div class="desk" id="desk" data-view="${view}">
<section class="list" id="list" aria-labelledby="list-title">
<div class="title"><h1 id="list-title" tabindex="-1">Transactions</h1><p id="summary">${summary(all)}</p></div>
${!isEmpty && filters(all, query)}
${isEmpty ? empty(settings.publicUrl, await writeCurl(FIRST_PAYMENT)) : rows(all, query, chosen)}
${callsLink(calls.list(), query, isCalls)}
</section>
${side ? html`<section class="side" id="side">${side}</section>` : !isEmpty && nothingChosen()}
</div>
</main>
<footer class="foot">
<p>Everything here is also <a href="/_sandbox/openapi.json">an API</a>.</p>
<button type="button" class="quiet small" data-post="/_sandbox/reset" data-confirm="Forget every transaction and call, and go back to real time?" data-then="/">Reset the sandbox</button>
</footer>
<p id="said" class="said" role="status"></p>
<dialog id="copy" class="copy" aria-labelledby="copy-title"><form method="dialog">
<h2 id="copy-title">Copy it by hand</h2>
<textarea id="copy-text" rows="12" readonly spellcheck="false" aria-labelledby="copy-title"></textarea>
<button class="primary">Close</button>
</form></dialog>`,
    })
  }
}

function clockGroup(clock: Clock): Html {
  const now = clock.now()
  return html`<div class="clock" role="group" aria-label="Clock" data-frozen="${String(clock.isFrozen)}">
<p class="now"><span id="now" data-now="${Math.floor(now)}">${moment(now)}</span> <small>UTC</small> <span class="pill" data-tone="${clock.isFrozen ? 'wait' : 'good'}">${clock.isFrozen ? 'frozen' : 'running'}</span></p>
<div class="turns">
${
  clock.isFrozen
    ? postButton({ id: 'resume', path: '/_sandbox/clock/resume', label: 'Resume', kind: 'primary' })
    : postButton({ id: 'freeze', path: '/_sandbox/clock/freeze', label: 'Freeze' })
}
${advance('minute', '+1 min', 60_000)}
${advance('quarter', '+15 min', 900_000)}
<details class="drop" id="advance"><summary>Other…</summary>
<form data-post="/_sandbox/clock/advance" data-factor="ms">
<label for="ms">Move time forward by</label>
<span class="joined"><input id="ms" name="ms" type="number" min="0" step="any" value="1" required>
<select name="unit" aria-label="Unit"><option value="1000">seconds</option><option value="60000">minutes</option><option value="3600000" selected>hours</option><option value="86400000">days</option></select></span>
<button class="primary">Move</button>
</form></details>
</div>
</div>`
}

function advance(id: string, label: string, ms: number): Html {
  return postButton({ id, path: '/_sandbox/clock/advance', label, body: { ms } })
}

function summary(transactions: readonly Transaction[]): string {
  if (transactions.length === 0) return 'None yet'
  const open = transactions.filter(transaction => !isFinal(transaction.status)).length
  return `${transactions.length} in all, ${open} open`
}

function filters(transactions: readonly Transaction[], query: URLSearchParams): Html {
  const option = (name: string, value: string, label: string): Html =>
    html`<option value="${value}"${(query.get(name) ?? '') === value && html` selected`}>${label}</option>`
  const values = (of: (transaction: Transaction) => string): readonly string[] =>
    [...new Set(transactions.map(of))].sort()
  return html`<form class="filters" id="filters" role="search" aria-label="Transactions" data-filter>
<input name="q" type="search" aria-label="Reference or id" placeholder="Reference or id" value="${query.get('q') ?? ''}" autocomplete="off" spellcheck="false">
<select name="status" aria-label="Status">${option('status', '', 'Any status')}${option('status', 'open', 'open')}${values(
    ({ status }) => status,
  ).map(status => option('status', status, status))}</select>
<select name="method" aria-label="Method">${option('method', '', 'Any method')}${values(
    ({ method }) => method,
  ).map(method => option('method', method, method))}</select>
</form>`
}

/** The panel's address with another choice, and the filters as they are. */
function address(query: URLSearchParams, choice: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(choice)
  for (const name of ['q', 'status', 'method']) {
    const value = query.get(name)
    if (value) next.set(name, value)
  }
  const text = next.toString()
  return text === '' ? '/' : `/?${text}`
}

function rows(all: readonly Transaction[], query: URLSearchParams, chosen: Transaction | undefined): Html {
  const found = filterTransactions(all, query)
  if (found.length === 0) {
    return html`<div class="none" id="none"><p>No transaction fits.</p><a class="button" href="/" data-go>Clear the filter</a></div>`
  }
  const shown = found.slice(0, MOST_LISTED)
  return html`<ol class="rows" id="rows">${shown.map(transaction => row(transaction, query, chosen))}</ol>
${
  (found.length < all.length || shown.length < found.length) &&
  html`<p class="hint" id="shown">${
    shown.length < found.length
      ? `The newest ${shown.length} of ${found.length} that fit`
      : `${found.length} fit`
  }</p>`
}`
}

function row(transaction: Transaction, query: URLSearchParams, chosen: Transaction | undefined): Html {
  const { requestId, reference, method, status, amount, createdAt, kind, callbacks } = transaction
  const isChosen = chosen?.requestId === requestId
  const retry = callbacks.some(({ nextAt }) => nextAt !== null)
  return html`<li id="row-${requestId}"><a class="row" href="${address(query, { transaction: requestId })}" data-go data-status="${status}"${
    isChosen && html` aria-current="true"`
  }>
<span class="amount">${formatMoney(amount, 'en')}</span>
<span class="status">${status}</span>
<span class="which"><b>${method.split('_').map((part, index) => html`${index > 0 && html`_<wbr>`}${part}`)}</b>${kind === 'payout' && ' payout'} · ${reference}</span>
<span class="when">${retry && html`<em>retrying</em> `}${hour(createdAt)}</span>
</a></li>`
}

function empty(publicUrl: string, curl: string): Html {
  return html`<div class="empty" id="empty">
<h2>Make the first payment</h2>
<p>Paste this in a terminal, or let the panel send it. It is signed with this sandbox’s own login, and the payment shows up here by itself.</p>
<pre class="code" id="first" tabindex="0" aria-label="curl command">${curl}</pre>
<p class="buttons"><button type="button" class="primary" data-first="${publicUrl}">Send it</button> ${copyButton('Copy the command', { element: 'first' }, '')}</p>
<p>Then point your integration at <code>${publicUrl}/v1/</code> and change nothing else.</p>
</div>`
}

function nothingChosen(): Html {
  return html`<section class="side idle" id="side"><p>Choose a transaction to see what happened to it, and to move it.</p></section>`
}

function callsLink(calls: readonly Call[], query: URLSearchParams, isCurrent: boolean): Html {
  const refused = calls.filter(({ status }) => status >= 400).length
  return html`<p class="calls-link"><a href="${address(query, { view: 'calls' })}" data-go${
    isCurrent && html` aria-current="true"`
  }>All calls to the API</a> <span class="hint">${calls.length} kept, ${refused} refused</span></p>`
}

/** Every call, so also those that led to no transaction. */
function callLog(calls: readonly Call[]): Html {
  const shown = calls.slice(-MOST_LISTED).reverse()
  return html`<div class="head"><a class="back" href="/" data-go>Transactions</a>
<h2 id="side-title" tabindex="-1">Calls to the API</h2></div>
${shown.length === 0 && html`<p class="hint">None yet.</p>`}
<ol class="timeline" id="log">${shown.map(
    call => html`<li id="call-${call.number}" data-tone="${call.status < 400 ? 'good' : 'bad'}">
<p class="when">${hour(call.at)}</p>
<div class="what"><p><b>${call.verb} ${call.path}</b> ${answer(call)}</p>
${checks(call)}
<p class="links">${call.requestId !== undefined && html`<a href="/?transaction=${call.requestId}" data-go>Its transaction</a>`}
${copyButton('Copy as curl', { from: `/_sandbox/calls/${call.number}/curl`, about: `call ${call.number}` })}</p></div>
</li>`,
  )}</ol>`
}
