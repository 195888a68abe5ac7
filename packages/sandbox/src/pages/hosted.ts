import { formatMoney, isFinal } from '@rumba/core'
import { isWebAddress } from '../address.ts'
import type { Payee } from '../br-code.ts'
import type { Transaction } from '../transaction.ts'
import { type Html, html } from './html.ts'
import { layout, wordmark } from './layout.ts'
import { type Locale, wordsOf } from './words.ts'

interface HostedPage {
  readonly transaction: Transaction
  readonly payee: Payee
  readonly locale: Locale
  /** Epoch milliseconds by the sandbox's clock. */
  readonly now: number
  /** The buyer typed something that is no paysafecard code. */
  readonly wrongCode: boolean
}

/** The page a buyer pays on, or the one that says how it ended. */
export function hostedPage(page: HostedPage): Html {
  const { transaction, payee, locale, now } = page
  const words = wordsOf(locale)
  const amount = formatMoney(transaction.amount, words.tag)
  const { expiresAt } = transaction
  const minutes = expiresAt === undefined ? 0 : Math.max(1, Math.ceil((expiresAt - now) / 60_000))
  const open = !isFinal(transaction.status)
  return frame(
    locale,
    `${amount} · ${payee.merchantName}`,
    html`<section class="bill">
<p class="payee">${words.payTo(payee.merchantName)}</p>
<h1 class="amount">${amount}</h1>
${transaction.description !== '' && html`<p class="description">${transaction.description}</p>`}
<dl class="facts">
<div><dt>${words.reference}</dt><dd>${transaction.reference}</dd></div>
${open && minutes > 0 && html`<div><dt>${words.payWithin}</dt><dd>${words.minutes(minutes)}</dd></div>`}
</dl>
</section>
${open ? paymentForm(page, amount) : ending(transaction, locale)}`,
  )
}

/** Said where no payment has the address. */
export function missingPage(locale: Locale): Html {
  const [title, text] = wordsOf(locale).missing
  return frame(
    locale,
    title,
    html`<section class="ending" data-status="missing"><h1>${title}</h1><p>${text}</p></section>`,
  )
}

function frame(locale: Locale, title: string, body: Html): Html {
  const words = wordsOf(locale)
  return layout({
    language: words.tag,
    title: `${title} · Rumba Pay Sandbox`,
    notice: words.sandbox,
    script: '/_sandbox/pay.js',
    room: 'hosted',
    body: html`<main class="sheet">
<header>${wordmark()}</header>
${body}
</main>`,
  })
}

function paymentForm({ transaction, locale, wrongCode }: HostedPage, amount: string): Html {
  const words = wordsOf(locale)
  return html`<form method="post" class="payment">
${transaction.method === 'paysafecard' && voucherField(locale, wrongCode)}
${transaction.method === 'pix' && pixCode(transaction, locale)}
<fieldset class="choices">
<legend>${words.choose}</legend>
<button class="primary" name="action" value="pay">${words.pay(amount)}</button>
<button name="action" value="decline" formnovalidate>${words.decline}</button>
<button name="action" value="expire" formnovalidate>${words.expire}</button>
</fieldset>
<button class="quiet" name="action" value="cancel" formnovalidate>${words.cancel}</button>
</form>`
}

function pixCode({ code }: Transaction, locale: Locale): Html {
  const words = wordsOf(locale)
  return html`<section class="means">
<h2>${words.pixTitle}</h2>
<p>${words.pixHint}</p>
<label for="code">${words.codeLabel}</label>
<textarea id="code" class="code" rows="7" readonly spellcheck="false" data-code>${code}</textarea>
<button type="button" data-copy data-copied="${words.copied}" aria-live="polite" hidden>${words.copy}</button>
</section>`
}

function voucherField(locale: Locale, wrong: boolean): Html {
  const words = wordsOf(locale)
  return html`<section class="means">
<h2>${words.voucherTitle}</h2>
<label for="code">${words.voucherLabel}</label>
<input id="code" class="code" name="code" inputmode="numeric" autocomplete="off" maxlength="19" required
 placeholder="0000 0000 0000 0000" aria-describedby="code-hint"${wrong && html` aria-invalid="true" autofocus`}>
<p id="code-hint" class="${wrong ? 'wrong' : 'hint'}">${wrong ? words.voucherWrong : words.voucherHint}</p>
</section>`
}

function ending({ status, redirectUrl }: Transaction, locale: Locale): Html {
  const words = wordsOf(locale)
  const name = (['success', 'declined', 'expired'] as const).find(known => known === status) ?? 'error'
  const [title, text] = words.endings[name]
  return html`<section class="ending" data-status="${name}">
<i class="seal" aria-hidden="true"></i>
<h2>${title}</h2>
<p>${text}</p>
${isWebAddress(redirectUrl) && html`<a class="button primary" href="${redirectUrl}">${words.back}</a>`}
</section>`
}
