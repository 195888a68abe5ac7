import { isFinal } from '@rumba/core'
import { readFields } from '../body.ts'
import type { Clock } from '../clock.ts'
import { toWebAddress } from '../gateway/address.ts'
import type { Payee } from '../gateway/brCode.ts'
import type { Lifecycle } from '../lifecycle.ts'
import { respondJson, respondPage, respondProblem, respondSeeOther } from '../respond.ts'
import type { Store } from '../state/store.ts'
import type { Transaction } from '../state/transaction.ts'
import { isRight, type Typed } from './fields.ts'
import { hostedPage, missingPage, wayBack } from './hosted.ts'
import { pickLocale, wordsOf } from './locale.ts'
import { MEANS, meansOf } from './means.ts'
import type { FieldName } from './names.ts'
import { formatLeft, isLastMinute, msLeft } from './timeLeft.ts'

interface PageParts {
  readonly clock: Clock
  readonly store: Store
  readonly lifecycle: Lifecycle
  readonly payee: Payee
}

/** Something that cannot be taken stands in no page that was asked for. */
const NOTHING_TYPED: { readonly typed: Typed; readonly wrong: readonly FieldName[] } = {
  typed: {},
  wrong: [],
}

/** The hosted page a buyer lands on, what its buttons do, and how its payment is meanwhile. */
export function createPageRoutes(parts: PageParts): (request: Request) => Promise<Response> {
  const { clock, store, lifecycle, payee } = parts

  const localeOf = (request: Request, transaction?: Transaction) =>
    pickLocale(transaction?.locale, request.headers.get('accept-language'))

  const show = (transaction: Transaction, request: Request, { typed, wrong } = NOTHING_TYPED): Response => {
    const targets = [transaction.redirectUrl, transaction.cancelUrl].flatMap(url => toWebAddress(url) ?? [])
    const page = hostedPage({
      transaction,
      payee,
      locale: localeOf(request, transaction),
      now: clock.now(),
      isWaiting: isWaiting(request),
      typed,
      wrong,
    })
    return respondPage(
      wrong.length > 0 ? 422 : 200,
      page,
      targets.map(target => new URL(target).origin),
    )
  }

  const tell = (transaction: Transaction, request: Request): Response => {
    const left = msLeft(transaction, clock.now())
    const { tag } = wordsOf(localeOf(request, transaction))
    return respondJson(200, {
      status: transaction.status,
      is_final: isFinal(transaction.status),
      left: left === undefined ? null : formatLeft(left, tag),
      is_last_minute: left !== undefined && isLastMinute(left),
    })
  }

  const act = (transaction: Transaction, request: Request, typed: Typed): Response => {
    const here = `/pay/${transaction.pageId}`
    if (typed.action === 'cancel') return respondSeeOther(wayBack(transaction) ?? here)
    // A second press, or a page kept open until after the end: show how it ended.
    if (isFinal(transaction.status)) return respondSeeOther(here)

    const { step, fields } = MEANS[meansOf(transaction.method)]
    if (typed.action === step && !isWaiting(request)) {
      const wrong = fields.filter(name => !isRight(name, typed, clock.now()))
      if (wrong.length > 0) return show(transaction, request, { typed, wrong })
    }
    switch (typed.action) {
      case 'pay':
        lifecycle.end(transaction.requestId, 'success')
        return respondSeeOther(toWebAddress(transaction.redirectUrl) ?? here)
      case 'decline':
        lifecycle.end(transaction.requestId, 'declined')
        return respondSeeOther(toWebAddress(transaction.redirectUrl) ?? here)
      case 'expire':
        lifecycle.end(transaction.requestId, 'expired')
        return respondSeeOther(here)
      case 'wait':
        lifecycle.open(transaction.requestId)
        return respondSeeOther(`${here}?waiting`)
    }
    return respondProblem(400, 'bad_field', 'action must be pay, decline, expire, wait or cancel.')
  }

  return async request => {
    if (isForged(request)) {
      return respondProblem(403, 'cross_site', 'Another site cannot send this form through your browser.')
    }
    const [, , pageId = '', view] = new URL(request.url).pathname.split('/')
    const typed = request.method === 'POST' ? ((await readFields(request)) ?? {}) : undefined
    const found = store.findByPage(pageId)
    // A payout has no page.
    if (found?.kind !== 'payment' || (view !== undefined && view !== 'state')) {
      return respondPage(404, missingPage(localeOf(request)))
    }
    if (view === 'state') return tell(found, request)
    if (typed) return act(found, request, typed)
    lifecycle.open(found.requestId)
    return show(store.get(found.requestId) ?? found, request)
  }
}

/** A browser says when a page of another site sends a form; tools and servers say nothing. */
function isForged(request: Request): boolean {
  return request.method === 'POST' && request.headers.get('sec-fetch-site') === 'cross-site'
}

/** The buyer has done the own part. */
function isWaiting(request: Request): boolean {
  return new URL(request.url).searchParams.has('waiting')
}
