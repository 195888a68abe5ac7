'use client'
import { drawSymbol } from '../../qr/drawSymbol.tsx'
import { createPart, type Part } from '../part/createPart.ts'
import { useCode } from './codeContext.ts'

/** The QR symbol as one crisp path on a painted light ground with its quiet zone, in every theme and at any density. */
export const CodeQr: Part<'svg'> = /* @__PURE__ */ createPart('svg', () => {
  const { symbol, label } = useCode()
  return symbol && drawSymbol(symbol, label)
})
