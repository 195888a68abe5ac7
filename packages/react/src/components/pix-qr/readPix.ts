/** What reads a Pix code and draws its symbol, apart from the screen: a buyer who is sent elsewhere loads nothing of it. */
export { inspectBrCode } from '@rumba/core'
export { drawQr } from '../../qr/drawQr.tsx'
export { warmQr as warm } from '../../qr/encode.ts'

/** A static code with as little as can be drawn. */
export const REHEARSED = '00020126230014br.gov.bcb.pix0101x530398663040000'
