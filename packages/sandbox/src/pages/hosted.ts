import { formatMoney, isFinal } from '@rumba/core'
import { toWebAddress } from '../gateway/address.ts'
import type { Payee } from '../gateway/brCode.ts'
import type { Transaction } from '../state/transaction.ts'
import { field, type Typed } from './fields.ts'
import { type Html, html } from './html.ts'
import { layout, wordmark } from './layout.ts'
import { type Locale, wordsOf } from './locale.ts'
import { MEANS, meansOf } from './means.ts'
import type { FieldName, MeansName } from './names.ts'
import { formatLeft, msLeft } from './timeLeft.ts'
import type { View } from './view.ts'
import type { Words } from './words/words.ts'

interface HostedPage {
  readonly transaction: Transaction
  readonly payee: Payee
  readonly locale: Locale
  /** Epoch milliseconds by the sandbox's clock. */
  readonly now: number
  /** The buyer has done the own part, and the money is awaited. */
  readonly isWaiting: boolean
  /** What the buyer typed before, and which of it cannot be taken. */
  readonly typed: Typed
  readonly wrong: readonly FieldName[]
}

type Move = 'pay' | 'decline' | 'expire' | 'wait'

/** The page a buyer pays on, or the one that says how it ended. */
export function hostedPage(page: HostedPage): Html {
  const { transaction, payee, locale, now, isWaiting, wrong } = page
  const words = wordsOf(locale)
  const amount = formatMoney(transaction.amount, inRegion(words.tag, transaction.amount.currency))
  const view: View = { transaction, payee, words, amount }
  const name = meansOf(transaction.method)
  const title = `${amount} · ${payee.merchantName}`
  if (isFinal(transaction.status)) {
    return frame(words, title, html`${bill(view)}${ending(view)}`)
  }
  const shown = isWaiting ? waiting(name, view) : means(name, view, page)
  return frame(
    words,
    wrong.length > 0 ? `${words.error}: ${title}` : title,
    html`${bill(view, msLeft(transaction, now))}
${shown}
${tray(view, isWaiting ? ['pay', 'decline', 'expire'] : movesBeside(MEANS[name].step))}
<p class="unseen" role="status"></p>`,
    transaction,
  )
}

/** Said where no payment has the address. */
export function missingPage(locale: Locale): Html {
  const words = wordsOf(locale)
  const [title, text] = words.missing
  return frame(
    words,
    title,
    html`<section class="ending" data-status="missing"><i class="seal" aria-hidden="true"></i><h1>${title}</h1><p>${text}</p></section>`,
  )
}

/** An open payment is asked about, so that the page says by itself how it ended. */
function frame(words: Words, title: string, body: Html, open?: Transaction): Html {
  return layout({
    language: words.tag,
    title: `${title} · Rumba Pay Sandbox`,
    notice: words.sandbox,
    script: '/_sandbox/pay.js',
    room: 'hosted',
    body: html`<main${open && html` data-state="/pay/${open.pageId}/state" data-last-minute="${words.lastMinute}"`}>
<header>${wordmark()}</header>
${body}
</main>`,
  })
}

/** Who is paid what for what, and until when. */
function bill({ transaction, payee, words, amount }: View, left?: number): Html {
  const { description, reference } = transaction
  return html`<section class="bill" aria-labelledby="amount">
<p class="payee"><i aria-hidden="true">${Array.from(payee.merchantName.trim())[0]}</i> <bdi>${words.payTo(payee.merchantName)}</bdi></p>
<h1 id="amount">${amount}</h1>
<dl>
${description !== '' && html`<div><dt>${words.description}</dt><dd dir="auto">${description}</dd></div>`}
<div><dt>${words.reference}</dt><dd><bdi>${reference}</bdi></dd></div>
${left !== undefined && html`<div class="left"><dt>${words.timeLeft}</dt><dd><span role="timer" data-left>${formatLeft(left, words.tag)}</span></dd></div>`}
</dl>
</section>`
}

/** The buyer's own part. */
function means(name: MeansName, view: View, { typed, wrong }: HostedPage): Html {
  const { words, transaction, amount } = view
  const { step, show, fields } = MEANS[name]
  const { title, lead } = words.means[name]
  return html`<section class="means" data-means="${name}" aria-labelledby="means">
<h2 id="means">${title}</h2>
<p class="lead">${lead}</p>
${show?.(view)}
<form method="post">
${fields.map(asked => field(asked, words, transaction.amount.currency, typed, wrong))}
<button class="primary" name="action" value="${step}">${stepOf(words, name, amount)}</button>
${wayBack(transaction) !== undefined && html`<button class="quiet" name="action" value="cancel" formnovalidate>${words.cancel}</button>`}
</form>
</section>`
}

function stepOf(words: Words, name: MeansName, amount: string): string {
  const own = words.means[name]
  return 'step' in own ? own.step : words.pay(amount)
}

/** The buyer has done the own part. */
function waiting(name: MeansName, { words, transaction }: View): Html {
  const back = toWebAddress(transaction.redirectUrl)
  return html`<section class="means waiting" data-means="${name}" aria-labelledby="means">
<i class="spinner" aria-hidden="true"></i>
<h2 id="means">${words.waitingTitle}</h2>
<p class="lead">${words.means[name].waiting}</p>
<p class="links">
${back !== undefined && html`<a class="button primary" href="${back}">${words.back}</a>`}
<a class="button" href="?waiting">${words.checkAgain}</a>
<a class="button quiet" href="/pay/${transaction.pageId}">${words.showAgain}</a>
</p>
</section>`
}

/** What is left to the bank: every move but the buyer's own. */
function movesBeside(step: Move): readonly Move[] {
  return (['pay', 'decline', 'expire', 'wait'] as const).filter(move => move !== step)
}

/** The sandbox's own part: here the payment goes as whoever tests wants it to. */
function tray({ words, amount }: View, moves: readonly Move[]): Html {
  const names: Readonly<Record<Move, string>> = {
    pay: words.pay(amount),
    decline: words.decline,
    expire: words.expire,
    wait: words.wait,
  }
  return html`<section class="tray" aria-labelledby="tray">
<h2 id="tray">${words.tray.title}</h2>
<p>${words.tray.text}</p>
<form method="post">
${moves.map(move => html`<button name="action" value="${move}" class="${move}">${names[move]}</button>`)}
</form>
</section>`
}

function ending({ transaction, words }: View): Html {
  const name =
    (['success', 'declined', 'expired'] as const).find(known => known === transaction.status) ?? 'error'
  const [title, text] = words.endings[name]
  const back = toWebAddress(transaction.redirectUrl)
  return html`<section class="ending" data-status="${name}">
<i class="seal" aria-hidden="true"></i>
<h2>${title}</h2>
<p>${text}</p>
${back !== undefined && html`<a class="button primary" href="${back}">${words.back}</a>`}
</section>`
}

/** Where a buyer goes who does not pay: where the merchant wants it, else where a payment ends. */
export function wayBack({ cancelUrl, redirectUrl }: Transaction): string | undefined {
  return toWebAddress(cancelUrl) ?? toWebAddress(redirectUrl)
}

/** A tag with the region of a currency, whose first two letters name it (ISO 4217): amounts are written as people there do. */
function inRegion(tag: string, currency: string): string {
  return new Intl.Locale(tag, { region: currency.slice(0, 2) }).toString()
}
