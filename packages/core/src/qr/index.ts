export { createSymbol, type QrSymbol } from './encoder.ts'
export { createQrPath, type QrPath } from './path.ts'
