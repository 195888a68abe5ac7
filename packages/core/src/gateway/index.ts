export { formatPaymentRequest, type PaymentRequest, toFieldName } from './request.ts'
export { type GatewayTime, parseGatewayTime } from './timestamp.ts'
export { type GatewayTransaction, parseCallback, parseReply } from './transaction.ts'
