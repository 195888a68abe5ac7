export type { PayingOptions } from './components/checkout/PayingScreen.tsx'
export { RumbaCheckout, type RumbaCheckoutProps } from './components/checkout/RumbaCheckout.tsx'
export { PixQr, type PixQrProps } from './components/pix-qr/PixQr.tsx'
export type { RedirectTarget } from './components/redirect/Redirect.tsx'
export { RumbaResume, type RumbaResumeProps } from './components/resume/RumbaResume.tsx'
export { resumeLink } from './components/resume/resumeLink.ts'
export { StatusPoller, type StatusPollerProps } from './components/status/StatusPoller.tsx'
export { Upi, type UpiProps } from './components/upi/Upi.tsx'
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
export { type Confirmation, type ConfirmFailure, useConfirmPayment } from './hooks/useConfirmPayment.ts'
export { type Copy, type CopyState, useCopy } from './hooks/useCopy.ts'
export { type Countdown, useCountdown } from './hooks/useCountdown.ts'
export { type DeepLink, type DeepLinkState, useDeepLink } from './hooks/useDeepLink.ts'
export { useOrder } from './hooks/useOrder.ts'
export { type PaymentView, usePayment } from './hooks/usePayment.ts'
export type { ChallengeMessages } from './messages/challengeMessages.ts'
export type { MessageOverrides, Messages } from './messages/messages.ts'
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
