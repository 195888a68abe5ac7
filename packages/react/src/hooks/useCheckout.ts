'use client'
import {
  isFinal,
  isPaid,
  type MethodOffer,
  type Order,
  type Payer,
  type Payment,
  type PaymentStatus,
} from '@rumba/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createPaymentOptions, createPress, isOutcomeUnknown } from '../queries/createPayment.ts'
import { orderOptions } from '../queries/order.ts'
import { useRumba } from '../RumbaProvider.tsx'
import { once } from './once.ts'
import { useChosen } from './useChosen.ts'
import { useLatest } from './useLatest.ts'
import { useOrder } from './useOrder.ts'
import { type PaymentView, usePayment } from './usePayment.ts'
import { usePress } from './usePress.ts'
import { useReturn } from './useReturn.ts'

/** A step of the checkout, for a funnel or a log. */
export interface CheckoutEvent {
  readonly type: Checkout['state']
  /** The payment of this step, where there is one. */
  readonly payment?: Payment
  /** Why it does not go on: the order cannot be read, the last press started nothing, or the token is refused. */
  readonly error?: unknown
}

/**
 * Each runs once for a payment in this tab, in StrictMode, after a remount and after a reload too, so a page that comes back
 * learns from the checkout's state that it was paid. Inline functions are fine.
 */
export interface CheckoutCallbacks {
  readonly onPaid?: ((payment: Payment) => void) | undefined
  readonly onDeclined?: ((payment: Payment) => void) | undefined
  readonly onExpired?: ((payment: Payment) => void) | undefined
  /** The gateway ended the payment with an error. */
  readonly onError?: ((payment: Payment) => void) | undefined
  /** Each step, once for each payment, and once for the order while there is none; with another error once more. */
  readonly onEvent?: ((event: CheckoutEvent) => void) | undefined
}

export interface UseCheckoutOptions extends CheckoutCallbacks {
  /** The order's id, or the token the merchant's server made of it. */
  readonly order: string
}

/** What the checkout screen draws. */
export type Checkout =
  | { readonly state: 'loading' }
  | FailedCheckout
  | ChoosingCheckout
  | CreatingCheckout
  | UnknownCheckout
  | PayingCheckout
  | EndedCheckout

/** The order cannot be read. */
export interface FailedCheckout {
  readonly state: 'failed'
  readonly error: Error
  retry(): void
}

/** The buyer chooses a method and fills in what it asks for. */
export interface ChoosingCheckout {
  readonly state: 'choosing'
  readonly order: Order
  readonly methods: readonly MethodOffer[]
  /** The chosen method. A single one is chosen already, and so is the one of the attempt before or of the visit before. */
  readonly method: MethodOffer | undefined
  choose(code: string): void
  /** Starts the payment; a second press while the first is under way does nothing. */
  pay(payer?: Payer): void
  /** Why the last press did not start a payment; `fields` of a `ProblemError` names what was refused. */
  readonly error?: Error
}

export interface CreatingCheckout {
  readonly state: 'creating'
  readonly order: Order
  readonly method: MethodOffer | undefined
}

/** A payment may exist, and nobody can tell yet. It is looked for meanwhile; a new one must not be started. */
export interface UnknownCheckout {
  readonly state: 'unknown'
  readonly order: Order
  /** The payment, where the proxy knows one. */
  readonly payment?: Payment
  /** Asks again: for the payment where there is one, else the same create call under the same key. */
  retry(): void
}

/** The buyer pays; also every status that nobody has met. */
export interface PayingCheckout extends PaymentView {
  readonly state: 'paying'
  readonly order: Order
  /** Back to choosing. The payment stays watched: paid after all, it shows as paid. */
  changeMethod(): void
  /**
   * Back to choosing, too, and the next press starts a new payment in place of this one, also by the same method. Only for a challenge that
   * the buyer was not shown: what nobody has seen nobody pays twice.
   */
  startOver(): void
}

export interface EndedCheckout {
  readonly state: 'paid' | 'declined' | 'expired' | 'error'
  readonly order: Order
  readonly payment: Payment
  /** Back to choosing, for a new payment; does nothing once paid. */
  tryAgain(): void
}

/** The attempt that the buyer has gone back from; `refused` is the same, where it was not shown. */
interface Left {
  readonly reference?: string | undefined
  readonly refused?: string | undefined
}

const CALLBACKS: Readonly<Record<string, 'onPaid' | 'onDeclined' | 'onExpired'>> = {
  success: 'onPaid',
  declined: 'onDeclined',
  expired: 'onExpired',
}

/** How often the order is read while nobody knows whether it has a payment that can be watched, and by which token. */
const LOOK_MS = 5_000

/**
 * The checkout without its markup: one order from choosing a method to paid. What is under way on the server is gone on
 * with, after a reload as in another tab.
 *
 * @throws {RumbaProviderMissingError} there is no provider above
 */
export function useCheckout(options: UseCheckoutOptions): Checkout {
  const read = useOrder(options.order)
  const view = usePayment(read.data?.current)
  const checkout = useSteps(options.order, read, view)
  useEvents(checkout, view?.payment, options)
  return checkout
}

function useSteps(
  id: string,
  { data: order, error, isFetching, refetch }: ReturnType<typeof useOrder>,
  view: PaymentView | undefined,
): Checkout {
  const { client, locale } = useRumba()
  const queryClient = useQueryClient()
  const { queryKey } = orderOptions(client, id)
  const [chosen, choose] = useChosen(client.endpoint)
  const [left, setLeft] = useState<Left>({})

  const payment = view?.payment
  const isChoosing = !payment || payment.reference === left.reference

  const create = usePress({
    ...createPaymentOptions(client),
    async onSuccess(started) {
      // A read of the order that is still under way knows nothing of this payment.
      await queryClient.cancelQueries({ queryKey })
      queryClient.setQueryData<Order>(queryKey, read => read && { ...read, current: started })
      setLeft({})
    },
    onError: error => isOutcomeUnknown(error) && void refetch(),
  })
  const isLost = isChoosing && create.isError && isOutcomeUnknown(create.error)

  // A refused token is not replaced at once, as the new one may be refused too.
  useLook(isLost || Boolean(view && 'error' in view), refetch)
  useReturn(() => void refetch())

  if (!order) {
    if (!error || isFetching) return { state: 'loading' }
    return { state: 'failed', error, retry: () => void refetch() }
  }
  const method =
    order.methods.length === 1
      ? order.methods[0]
      : order.methods.find(offer => offer.code === (chosen ?? payment?.method))
  const leave = (refused?: string): void => {
    create.reset()
    setLeft({ reference: payment?.reference, refused })
    void refetch()
  }

  if (payment && isPaid(payment.status)) return { state: 'paid', order, payment, tryAgain: () => {} }
  if (create.isPending) return { state: 'creating', order, method }
  if (isLost)
    return { state: 'unknown', order, retry: () => create.variables && create.press(create.variables) }
  if (!view || isChoosing) {
    return {
      state: 'choosing',
      order,
      methods: order.methods,
      method,
      choose,
      pay(payer) {
        if (!method) return
        const body = {
          order: id,
          method: method.code,
          ...(payer && { payer }),
          ...(locale && { locale }),
          ...(left.refused && { refused: left.refused }),
        }
        create.press(createPress(body, create.variables, create.error))
      },
      ...(create.error && { error: create.error }),
    }
  }
  const { status } = view.payment
  if (isEnd(status)) return { state: status, order, payment: view.payment, tryAgain: () => leave() }
  if (status === 'unknown') {
    return { state: 'unknown', order, payment: view.payment, retry: () => void view.check() }
  }
  return {
    state: 'paying',
    order,
    ...view,
    changeMethod: () => leave(),
    startOver: () => leave(payment?.reference),
  }
}

/** An end without money has the name of its status. */
const isEnd = (status: PaymentStatus): status is 'declined' | 'expired' | 'error' =>
  isFinal(status) && !isPaid(status)

/** Reads the order again and again while that is the way to go on, and somebody looks. */
function useLook(isNeeded: boolean, refetch: () => Promise<unknown>): void {
  useEffect(() => {
    if (!isNeeded) return
    const timer = setInterval(() => document.hidden || void refetch(), LOOK_MS)
    return () => clearInterval(timer)
  }, [isNeeded, refetch])
}

/** Tells the merchant's page how a payment ended, and each step. */
function useEvents(checkout: Checkout, payment: Payment | undefined, options: UseCheckoutOptions): void {
  const { client } = useRumba()
  const latest = useLatest(options)
  const { order } = options
  const { state: type } = checkout
  const shown = 'payment' in checkout ? checkout.payment : undefined
  const error = 'error' in checkout ? checkout.error : undefined
  useEffect(() => {
    const { onEvent, ...callbacks } = latest.current
    const onEnd = payment && isFinal(payment.status) && callbacks[CALLBACKS[payment.status] ?? 'onError']
    if (onEnd) once(client, [payment.reference, payment.createdAt, payment.status], () => onEnd(payment))
    if (!onEvent) return
    // Of a token only the end, which opens nothing.
    once(client, [shown?.reference ?? order.slice(-12), shown?.createdAt, type, 'event', error], () =>
      onEvent({ type, ...(shown && { payment: shown }), ...(error !== undefined && { error }) }),
    )
  }, [client, order, payment, type, shown, error, latest])
}
