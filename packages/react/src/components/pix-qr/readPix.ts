/** What reads a Pix code and encodes its symbol, apart from what draws it: a buyer who is sent elsewhere loads nothing of it. */
export { inspectBrCode } from '@rumba/core'
export { encodeQr, warmQr as warm } from '../../qr/encode.ts'
