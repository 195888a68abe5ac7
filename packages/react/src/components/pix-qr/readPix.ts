/** What reads a Pix code and draws its symbol, apart from the screen: a buyer who is sent elsewhere loads nothing of it. */
export { inspectBrCode } from '@rumba/core'
export { drawQr } from '../../qr/drawQr.tsx'
export { warmQr as warm } from '../../qr/encode.ts'
