export { parseOrder, parseProblem, parseSnapshot, parseStartedPayment } from './answers.ts'
export type { AnyRumbaError } from './anyRumbaError.ts'
export { BrCodeNotPixError, BrCodeSyntaxError } from './br-code/errors.ts'
export {
  type BrCodeFinding,
  type BrCodeFindingCode,
  type BrCodeInspection,
  inspectBrCode,
} from './br-code/inspect.ts'
export { type BrCode, parseBrCode } from './br-code/parse.ts'
export type { EmvObject, LengthUnit } from './br-code/tlv.ts'
export {
  type Challenge,
  type OtpChallenge,
  parseChallenge,
  type QrChallenge,
  type RedirectChallenge,
  type RequisitesChallenge,
  type StkChallenge,
  type UnknownChallenge,
} from './challenge.ts'
export { type CallOptions, type ClientOptions, createClient, type RumbaClient } from './client.ts'
export { type ConfirmPaymentBody, parseConfirmPaymentBody } from './confirmPaymentBody.ts'
export { type CreatePaymentBody, parseCreatePaymentBody } from './createPaymentBody.ts'
export {
  GatewayRejectedError,
  GatewaySyntaxError,
  isRumbaError,
  MoneySyntaxError,
  type Outcome,
  ProblemError,
  ProtocolError,
  ProxyUnreachableError,
  RumbaError,
} from './errors.ts'
export { explainFinding } from './explainFinding.ts'
export { formatDecimal } from './formatDecimal.ts'
export { formatWire } from './formatWire.ts'
export {
  checkIdentifier,
  formatIdentifier,
  IDENTIFIER_KINDS,
  type IdentifierKind,
  maskIdentifier,
} from './identifiers/checkIdentifier.ts'
export type { IdentifierReason, IdentifierResult, Masked } from './identifiers/identifier.ts'
export { type PixKeyType, pixKeyTypeOf } from './identifiers/pixKey.ts'
export { maskTaxId, parseTaxId, type TaxId } from './identifiers/taxId.ts'
export type { Comparison, ExpectedPayment, Finding, Inspection } from './inspection.ts'
export {
  FIELD_NAMES,
  type Field,
  type FieldFormat,
  type FieldName,
  type Fields,
  type Need,
  type Payer,
} from './methods/field.ts'
export {
  type CurrencyOf,
  fieldsOf,
  type Market,
  type Method,
  type Mode,
  marketOf,
  modeOf,
  type PayerOf,
  type RequestShape,
} from './methods/method.ts'
export * as paymentMethods from './methods/payments.ts'
export type { BeneficiaryOf, BeneficiaryShape, PayoutMarket, PayoutMethod } from './methods/payout.ts'
export * as payoutMethods from './methods/payouts.ts'
export { METHODS, methodOf, PAYOUT_METHODS, payoutMethodOf } from './methods/registry.ts'
export {
  type Exponents,
  exponentOf,
  formatMoney,
  type Money,
  readMoney,
  sameMoney,
} from './money.ts'
export { parseMoney } from './parseMoney.ts'
export type { Instant, MethodOffer, Order, Payment, PaymentSnapshot, StartedPayment } from './payment.ts'
export {
  MAX_WAIT_SECONDS,
  ORDER_HEADER,
  type Problem,
  REFERENCE_HEADER,
  ROUTES,
} from './protocol.ts'
export {
  parseRedirect,
  type Redirect,
  type RedirectOptions,
  RedirectRefusedError,
  readPageAddress,
} from './redirect.ts'
export {
  canMove,
  isFinal,
  isPaid,
  type KnownStatus,
  type PaymentStatus,
  parseStatus,
  STATUS_TABLE,
  STATUSES,
  type StatusRow,
  type StatusSource,
} from './status.ts'
export { toUpiAppLinks, type UpiAppLink } from './upi/apps.ts'
export { UpiLinkSyntaxError } from './upi/errors.ts'
export { inspectUpiLink, type UpiFinding, type UpiFindingCode, type UpiInspection } from './upi/inspect.ts'
export { parseUpiLink, type UpiLink } from './upi/parse.ts'
export { UPI_SCHEMES, type UpiScheme, type UpiSchemeName } from './upi/schemes.ts'
