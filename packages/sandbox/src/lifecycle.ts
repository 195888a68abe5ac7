import { canMove, isFinal, type KnownStatus, type Money } from '@rumba/core'
import { plus } from './amount.ts'
import { formatBrCode, type Payee } from './br-code.ts'
import type { Callbacks } from './callbacks.ts'
import type { Scheduler } from './clock.ts'
import { TransactionFinalError, TransactionUnknownError } from './errors.ts'
import type { Faults } from './faults.ts'
import type { PaymentRequest } from './payment-request.ts'
import type { Store } from './store.ts'
import type { Transaction } from './transaction.ts'

/** A Pix code is handed to the buyer's bank this long after its creation, and the transaction is pending from then on. */
const HAND_OVER_MS = 1_000

/** How transactions begin, move and end. */
export interface Lifecycle {
  create(request: PaymentRequest): Transaction
  /** The buyer has opened the hosted page. */
  open(requestId: string): void
  /**
   * Ends a transaction and announces it. Does not wait for the callback.
   *
   * @throws {TransactionUnknownError} there is none with this id
   * @throws {TransactionFinalError} it has already ended
   */
  end(requestId: string, status: 'success' | 'declined' | 'expired'): Transaction
}

interface LifecycleParts {
  readonly clock: Scheduler
  readonly store: Store
  readonly callbacks: Callbacks
  readonly faults: Readonly<Faults>
  readonly newUuid: () => string
  readonly payee: Payee
  /** Where hosted pages live, without a slash at the end. */
  readonly publicUrl: string
  readonly lifetimeMs: (method: string) => number
}

export function createLifecycle(parts: LifecycleParts): Lifecycle {
  const { clock, store, callbacks, faults, newUuid, payee, publicUrl, lifetimeMs } = parts

  const move = (transaction: Transaction, status: KnownStatus): Transaction => {
    const moved = { ...transaction, status, statusAt: clock.now() }
    store.replace(moved)
    if (isFinal(status)) callbacks.announce(moved.requestId)
    return moved
  }

  const moveIfOpen = (requestId: string, status: KnownStatus): void => {
    const transaction = store.get(requestId)
    if (transaction && !isFinal(transaction.status) && canMove(transaction.status, status))
      move(transaction, status)
  }

  return {
    create(request) {
      const { rules, amount } = request
      const requestId = newUuid()
      const pageId = newUuid()
      const createdAt = clock.now()
      const lifetime = lifetimeMs(rules.code)
      const code = rules.code === 'pix' ? codeFor(amount, newUuid(), payee, faults.payCode) : undefined
      const isDirectCode = code !== undefined && request.shape === 'direct'
      const transaction: Transaction = {
        requestId,
        pageId,
        identifier:
          rules.identifier === 'customer'
            ? request.customerIdentifier
            : rules.identifier.prefix + String(store.count + 1).padStart(9, '0'),
        reference: request.reference,
        description: request.description,
        method: rules.code,
        amount,
        challenge: isDirectCode
          ? { kind: 'qr', code }
          : { kind: 'redirect', url: `${publicUrl}/pay/${pageId}` },
        code,
        locale: request.locale,
        extra: request.extra,
        redirectUrl: request.redirectUrl,
        cancelUrl: request.cancelUrl,
        callbackUrl: request.callbackUrl,
        createdAt,
        expiresAt: createdAt + lifetime,
        status: 'created',
        statusAt: createdAt,
        callbacks: [],
      }
      store.add(transaction)
      if (isDirectCode) clock.after(HAND_OVER_MS, () => moveIfOpen(requestId, 'pending'))
      clock.after(lifetime, () => moveIfOpen(requestId, 'expired'))
      return transaction
    },

    open: requestId => moveIfOpen(requestId, 'pending'),

    end(requestId, status) {
      const transaction = store.get(requestId)
      if (!transaction) throw new TransactionUnknownError(requestId)
      if (isFinal(transaction.status)) throw new TransactionFinalError(requestId, transaction.status)
      return move(transaction, status)
    },
  }
}

/** A code of its own location. The host is reserved for examples, so no bank can mistake it for a real charge. */
function codeFor(amount: Money, location: string, payee: Payee, fault: Faults['payCode']): string {
  return formatBrCode({
    location: `pix.rumba-sandbox.example/qr/v2/${location}`,
    amount: fault === 'other-amount' ? plus(amount, 100n) : amount,
    currencyNumber: fault === 'other-currency' ? '840' : '986',
    payee: fault === 'other-payee' ? { merchantName: 'OUTRA LOJA LTDA', merchantCity: 'RECIFE' } : payee,
  })
}
