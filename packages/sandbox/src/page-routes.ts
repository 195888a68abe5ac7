import { isFinal } from '@rumba/core'
import { isWebAddress } from './address.ts'
import { readFields } from './body.ts'
import type { Payee } from './br-code.ts'
import type { Clock } from './clock.ts'
import type { Lifecycle } from './lifecycle.ts'
import { hostedPage, missingPage } from './pages/hosted.ts'
import { pickLocale } from './pages/words.ts'
import { respondPage, respondProblem, respondSeeOther } from './respond.ts'
import type { Store } from './store.ts'
import type { Transaction } from './transaction.ts'

interface PageParts {
  readonly clock: Clock
  readonly store: Store
  readonly lifecycle: Lifecycle
  readonly payee: Payee
}

/** The hosted page a buyer lands on, and what its buttons do. */
export function createPageRoutes(parts: PageParts): (request: Request) => Promise<Response> {
  const { clock, store, lifecycle, payee } = parts

  const show = (transaction: Transaction, request: Request, status = 200, wrongCode = false): Response => {
    const locale = pickLocale(transaction.locale, request.headers.get('accept-language'))
    const page = hostedPage({ transaction, payee, locale, now: clock.now(), wrongCode })
    const targets = [transaction.redirectUrl, transaction.cancelUrl].filter(isWebAddress)
    return respondPage(
      status,
      page,
      targets.map(target => new URL(target).origin),
    )
  }

  const act = (
    transaction: Transaction,
    request: Request,
    fields: Readonly<Record<string, unknown>>,
  ): Response => {
    const here = new URL(request.url).pathname
    const goTo = (target: string | undefined): Response =>
      respondSeeOther(isWebAddress(target) ? target : here)

    if (fields.action === 'cancel') return goTo(transaction.cancelUrl)
    // A second press, or a page kept open until after the end: show how it ended.
    if (isFinal(transaction.status)) return respondSeeOther(here)
    switch (fields.action) {
      case 'pay':
        if (transaction.method === 'paysafecard' && !isVoucherCode(fields.code)) {
          return show(transaction, request, 422, true)
        }
        lifecycle.end(transaction.requestId, 'success')
        return goTo(transaction.redirectUrl)
      case 'decline':
        lifecycle.end(transaction.requestId, 'declined')
        return goTo(transaction.redirectUrl)
      case 'expire':
        lifecycle.end(transaction.requestId, 'expired')
        return respondSeeOther(here)
    }
    return respondProblem(400, 'bad_field', 'action must be pay, decline, expire or cancel.')
  }

  return async request => {
    const fields = request.method === 'POST' ? ((await readFields(request)) ?? {}) : undefined
    const found = store.findByPage(new URL(request.url).pathname.slice('/pay/'.length))
    if (!found) {
      return respondPage(404, missingPage(pickLocale(undefined, request.headers.get('accept-language'))))
    }
    if (fields) return act(found, request, fields)
    lifecycle.open(found.requestId)
    return show(store.get(found.requestId) ?? found, request)
  }
}

/** A paysafecard code is 16 digits, printed in groups of four; the sandbox takes any. */
function isVoucherCode(value: unknown): boolean {
  return typeof value === 'string' && /^\d{16}$/.test(value.replace(/[\s-]/g, ''))
}
