import { formatMoney, isFinal } from '@rumba/core'
import type { Clock } from '../../clock.ts'
import { isWebAddress } from '../../gateway/address.ts'
import { type Html, html } from '../../pages/html.ts'
import { formatPlay } from '../../scenarios.ts'
import type { Act, TimelineEntry } from '../../state/timeline.ts'
import { type CallbackAttempt, isTaken, type Transaction, toIdentifier } from '../../state/transaction.ts'
import { answer, checks, copyButton, postButton } from './buttons.ts'
import { distance, hour, moment } from './time.ts'

/** One transaction: what it is, what can be done with it, and what happened to it. */
export function detail(transaction: Transaction, clock: Clock): Html {
  const { requestId, reference, method, kind, status, amount } = transaction
  return html`<div id="detail-${requestId}"><div class="head"><a class="back" href="/" data-go>Transactions</a>
<h2 id="side-title" tabindex="-1" data-reference="${reference}" data-status="${status}"><span class="amount">${formatMoney(amount, 'en')}</span> <span class="status">${status}</span></h2>
<p class="which"><b>${method}</b>${kind === 'payout' && ' payout'} · ${reference}</p>
<p class="buttons">${copyButton('Copy as test', { from: `/_sandbox/transactions/${requestId}/vitest`, about: reference }, '')}</p></div>
${moves(transaction)}
${callbackMoves(transaction)}
<h3>Timeline</h3>
<ol class="timeline" id="timeline">${transaction.timeline.map((entry, place) => step(entry, place, transaction, clock))}</ol>
<h3>Facts</h3>
${facts(transaction)}</div>`
}

/** Said where the chosen transaction is not, or no longer. */
export function missing(): Html {
  return html`<div class="head"><a class="back" href="/" data-go>Transactions</a>
<h2 id="side-title" tabindex="-1">No such transaction</h2></div>
<p>The sandbox does not know it. It may have been reset or restarted since.</p>`
}

const pathOf = ({ requestId }: Transaction, verb: string): string =>
  `/_sandbox/transactions/${requestId}/${verb}`

function moves(transaction: Transaction): Html | false {
  const { status, reference, amount, isKept } = transaction
  const button = (verb: string, label: string, kind = ''): Html =>
    postButton({ id: `do-${verb}`, path: pathOf(transaction, verb), label, kind, about: reference })
  if (status === 'expired') {
    return html`<div class="acts" role="group" aria-label="Moves">${button('pay', 'Pay late', 'primary')}</div>`
  }
  if (isFinal(status)) return false
  return html`<div class="acts" role="group" aria-label="Moves">
${button('pay', 'Pay', 'primary')}${button('decline', 'Decline')}${button('expire', 'Expire')}${button('fail', 'Fail')}
${isKept ? html`<span class="hint">Kept pending</span>` : button('keep-pending', 'Keep pending')}
<details class="drop" id="otherwise"><summary>Pay otherwise…</summary>
<form data-post="${pathOf(transaction, 'pay')}">
<label for="paid-amount">Amount</label><input id="paid-amount" name="amount" inputmode="decimal" pattern="[0-9]+([.][0-9]+)?" required placeholder="${plain(transaction)}">
<label for="paid-currency">Currency</label><input id="paid-currency" name="currency" value="${amount.currency}" pattern="[A-Z]{3}" maxlength="3" required>
<button class="primary">Pay this</button>
</form></details>
</div>`
}

/** The amount in digits, as a hint of how to write another. */
function plain({ amount }: Transaction): string {
  return formatMoney(amount, 'en').replace(/[^\d.]/g, '')
}

function callbackMoves(transaction: Transaction): Html {
  const { callbackUrl, reference } = transaction
  if (!isWebAddress(callbackUrl)) {
    const why =
      callbackUrl === undefined
        ? 'it was created without a callback_url'
        : 'its callback_url is no web address'
    return html`<p class="hint">No callbacks: ${why}.</p>`
  }
  const button = (id: string, label: string, body: object): Html =>
    postButton({ id, path: pathOf(transaction, 'callback'), label, body, about: reference })
  return html`<div class="acts" role="group" aria-label="Callbacks"><span class="label">Callback</span>
${button('again', 'Send again', {})}${button('twice', 'Send twice', { times: 2 })}${button('forged', 'Wrong signature', { forged: true })}
<details class="drop" id="telling"><summary>Telling…</summary>
<form data-post="${pathOf(transaction, 'callback')}">
<label for="told">Status it tells</label><select id="told" name="status">${[
    'pending',
    'success',
    'declined',
    'expired',
    'error',
    'on_hold',
  ].map(status => html`<option>${status}</option>`)}</select>
<button class="primary">Send</button>
</form></details>
</div>`
}

function facts(transaction: Transaction): Html {
  const { requestId, createdAt, expiresAt, callbackUrl, scenario, scenarioNumber, challenge, code, otp } =
    transaction
  const { requisites, beneficiary } = transaction
  const fact = (name: string, value: Html | string | undefined): Html | false =>
    value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const page = challenge?.kind === 'redirect' && challenge.url !== code ? challenge.url : undefined
  return html`<dl class="facts">
${fact('Request id', html`<code id="request-id">${requestId}</code> ${copyButton('Copy', { element: 'request-id' })}`)}
${fact('Identifier', toIdentifier(transaction))}
${fact('Scenario', formatPlay(scenario, scenarioNumber))}
${fact('Created', moment(createdAt))}
${fact('Expires', expiresAt === undefined ? 'never' : moment(expiresAt))}
${fact('Callback to', callbackUrl)}
${fact('One-time code', otp)}
${requisites && fact('Paid to', pairs(requisites))}
${challenge?.kind === 'requisites' && fact('To confirm', challenge.fields.join(', '))}
${beneficiary && fact('Paid out to', pairs(beneficiary.fields))}
${page !== undefined && fact('Hosted page', html`<a href="${page}">Open the hosted page</a>`)}
${code !== undefined && fact(transaction.method === 'pix' ? 'Pix code' : 'Link', html`<code id="pay-code" class="verbatim">${code}</code> ${copyButton('Copy', { element: 'pay-code' })}`)}
</dl>`
}

/** Fields as the wire names them. */
function pairs(fields: Readonly<Record<string, string>>): Html {
  return html`<ul class="pairs">${Object.entries(fields).map(([name, value]) => html`<li><b>${name}</b> ${value}</li>`)}</ul>`
}

/** What an entry of the timeline says. */
interface Step {
  readonly tone: 'good' | 'bad' | 'wait' | 'hand' | 'plain'
  readonly title: Html | string
  readonly more?: Html | false
}

function step(entry: TimelineEntry, place: number, transaction: Transaction, clock: Clock): Html {
  const { tone, title, more } = toStep(entry, transaction, clock)
  const after = entry.at - transaction.createdAt
  return html`<li id="step-${place}" data-kind="${entry.kind}" data-tone="${tone}">
<p class="when">${hour(entry.at)}${after >= 50 && html` <span class="after">+${distance(after)}</span>`}</p>
<div class="what"><p>${title}</p>${more}</div>
</li>`
}

function toStep(entry: TimelineEntry, transaction: Transaction, clock: Clock): Step {
  switch (entry.kind) {
    case 'call': {
      const { verb, path, status, times, number } = entry
      return {
        tone: status < 400 ? 'good' : 'bad',
        title: html`<b>${verb} ${path.replace(transaction.requestId, '…')}</b> ${answer(entry)}${times > 1 && html` <span class="times">${times} times, this is the last</span>`}`,
        more: html`${checks(entry)}<p class="links">${copyButton('Copy as curl', { from: `/_sandbox/calls/${number}/curl`, about: `call ${number}` })}</p>`,
      }
    }
    case 'act':
      return { tone: 'hand', title: html`<b>By hand</b> ${describeAct(entry.act)}` }
    case 'move':
      return {
        tone: toneOf(entry.status),
        title: html`<b>Status</b> <span class="status" data-status="${entry.status}">${entry.status}</span>`,
      }
    case 'callback': {
      const attempt = transaction.callbacks[entry.index]
      return attempt ? callbackStep(attempt, clock) : { tone: 'plain', title: 'Callback' }
    }
  }
}

function callbackStep({ status, ms, error, told, isForged, nextAt }: CallbackAttempt, clock: Clock): Step {
  const said =
    ms === null
      ? html`<span class="answer">awaiting the answer</span>`
      : html`<span class="answer">${status ?? error ?? 'no answer'}</span> in ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
  const next =
    nextAt !== null &&
    html`<p class="hint">Next try at ${hour(nextAt)}, <span data-due="${Math.floor(nextAt)}">in ${distance(nextAt - clock.now())}</span>${clock.isFrozen && ': move the clock for it'}</p>`
  return {
    tone: ms === null ? 'wait' : isTaken(status) ? 'good' : 'bad',
    title: html`<b>Callback</b> ${told}${isForged && ', wrong signature'} → ${said}`,
    more: next,
  }
}

function describeAct(act: Act): string {
  switch (act.name) {
    case 'pay':
      return act.amount === undefined ? 'paid' : `paid ${act.currency ?? ''} ${act.amount}`
    case 'callback':
      return `callback${act.times > 1 ? ` ${act.times} times` : ''}${act.status === undefined ? '' : ` telling ${act.status}`}${act.isForged ? ' with a wrong signature' : ''}`
    case 'open':
      return 'the buyer opened the hosted page'
    case 'keep-pending':
      return 'kept pending'
    default:
      return { decline: 'declined', expire: 'expired', fail: 'failed' }[act.name]
  }
}

function toneOf(status: string): Step['tone'] {
  if (status === 'success') return 'good'
  return status === 'declined' || status === 'error' ? 'bad' : status === 'expired' ? 'plain' : 'wait'
}
