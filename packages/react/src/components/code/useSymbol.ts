'use client'
import { useMemo } from 'react'
import type { QrPath } from '../../qr/encode.ts'

/** The symbol of a text; nothing for no text, nor for one that is too long for any symbol. */
export function useSymbol(
  encode: (text: string) => QrPath,
  text: string | false | undefined,
): QrPath | undefined {
  return useMemo(() => {
    try {
      return typeof text === 'string' ? encode(text) : undefined
    } catch {
      return undefined
    }
  }, [encode, text])
}
