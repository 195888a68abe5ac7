export {
  formatConfirmRequest,
  formatPaymentRequest,
  formatPayoutRequest,
  type JsonValue,
  type PaymentRequest,
  type PayoutRequest,
  toFieldName,
} from './request.ts'
export { type GatewayTime, parseGatewayTime } from './timestamp.ts'
export { type GatewayTransaction, parseCallback, parseReply, type ReadOptions } from './transaction.ts'
