export { RumbaCheckout, type RumbaCheckoutProps } from './components/checkout/RumbaCheckout.tsx'
export { PixQr, type PixQrProps } from './components/pix-qr/PixQr.tsx'
export { StatusPoller, type StatusPollerProps } from './components/status/StatusPoller.tsx'
export {
  type Checkout,
  type CheckoutCallbacks,
  type CheckoutEvent,
  type ChoosingCheckout,
  type CreatingCheckout,
  type EndedCheckout,
  type FailedCheckout,
  type PayingCheckout,
  type UnknownCheckout,
  type UseCheckoutOptions,
  useCheckout,
} from './hooks/useCheckout.ts'
export { type Copy, type CopyState, useCopy } from './hooks/useCopy.ts'
export { type Countdown, useCountdown } from './hooks/useCountdown.ts'
export { useOrder } from './hooks/useOrder.ts'
export { type PaymentView, usePayment } from './hooks/usePayment.ts'
export type { Messages } from './messages/messages.ts'
export { encodeQr, type QrPath, warmQr } from './qr/encode.ts'
export { createPaymentOptions, type Press } from './queries/createPayment.ts'
export { orderOptions } from './queries/order.ts'
export { paymentOptions } from './queries/payment.ts'
export {
  type RumbaContextValue,
  RumbaProvider,
  RumbaProviderMissingError,
  type RumbaProviderProps,
  useRumbaClient,
} from './RumbaProvider.tsx'
export type { WatchEnvironment } from './watch/environment.ts'
export {
  type Connection,
  type PaymentWatch,
  type WatchPaymentOptions,
  watchPayment,
} from './watch/watchPayment.ts'
