'use client'
import { useMemo } from 'react'
import type { DrawnQr, drawQr } from '../../qr/drawQr.tsx'

/** The symbol of a text; nothing for no text, nor for one that is too long for any symbol. */
export function useSymbol(
  draw: typeof drawQr,
  text: string | false | undefined,
  label: string,
): DrawnQr | undefined {
  return useMemo(() => {
    try {
      return typeof text === 'string' ? draw(text, label) : undefined
    } catch {
      return undefined
    }
  }, [draw, text, label])
}
