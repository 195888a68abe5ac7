export { CheckoutChallenge } from './components/checkout/CheckoutChallenge.tsx'
export { CheckoutChangeMethod } from './components/checkout/CheckoutChangeMethod.tsx'
export { CheckoutOutcome } from './components/checkout/CheckoutOutcome.tsx'
export { CheckoutRoot, type CheckoutRootProps } from './components/checkout/CheckoutRoot.tsx'
export { CheckoutTotal } from './components/checkout/CheckoutTotal.tsx'
export type { PayingOptions } from './components/checkout/checkoutContext.ts'
export { RumbaCheckout, type RumbaCheckoutProps } from './components/checkout/RumbaCheckout.tsx'
export { CodeAmount } from './components/code/CodeAmount.tsx'
export type { CodeProps, CodeRootProps } from './components/code/CodeBox.tsx'
export { CodeCard } from './components/code/CodeCard.tsx'
export { CodeCopy } from './components/code/CodeCopy.tsx'
export { CodeCopyHint } from './components/code/CodeCopyHint.tsx'
export { CodeCountdown } from './components/code/CodeCountdown.tsx'
export { CodePayee } from './components/code/CodePayee.tsx'
export { CodePicture } from './components/code/CodePicture.tsx'
export { CodeQr } from './components/code/CodeQr.tsx'
export { CodeSteps } from './components/code/CodeSteps.tsx'
export { CodeText } from './components/code/CodeText.tsx'
export { CodeWarning } from './components/code/CodeWarning.tsx'
export { CheckoutMethods } from './components/method-picker/CheckoutMethods.tsx'
export type { Part, PartProps, PartTag, Render } from './components/part/createPart.ts'
export { PartMisplacedError } from './components/part/PartMisplacedError.ts'
export { CheckoutPay } from './components/payer-form/CheckoutPay.tsx'
export { CheckoutPayer } from './components/payer-form/CheckoutPayer.tsx'
export { PixQr, type PixQrProps } from './components/pix-qr/PixQr.tsx'
export { PixQrRoot, type PixQrRootProps } from './components/pix-qr/PixQrRoot.tsx'
export type { RedirectTarget } from './components/redirect/Redirect.tsx'
export { RumbaResume, type RumbaResumeProps } from './components/resume/RumbaResume.tsx'
export { resumeLink } from './components/resume/resumeLink.ts'
export { CheckoutStatus } from './components/status/CheckoutStatus.tsx'
export { PaidButton } from './components/status/PaidButton.tsx'
export { StatusPoller, type StatusPollerProps } from './components/status/StatusPoller.tsx'
export { StatusText } from './components/status/StatusText.tsx'
export { Upi, type UpiProps } from './components/upi/Upi.tsx'
export { UpiApps } from './components/upi/UpiApps.tsx'
export { UpiHint } from './components/upi/UpiHint.tsx'
export { UpiRoot, type UpiRootProps } from './components/upi/UpiRoot.tsx'
export { UpiShowQr } from './components/upi/UpiShowQr.tsx'
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
