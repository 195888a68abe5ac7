'use client'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** The QR symbol, once it may be drawn. */
export const CodeQr: Part<'svg'> = /* @__PURE__ */ createPart('svg', () => codeRoot.useRoot().symbol?.props)
