'use client'
import { type JSX, useMemo } from 'react'
import { drawSymbol } from '../../qr/drawSymbol.tsx'
import { encodeQr } from '../../qr/encode.ts'

export interface HandOffQrProps {
  readonly text: string
  readonly label: string
}

/** The symbol of a resume link. */
export function HandOffQr({ text, label }: HandOffQrProps): JSX.Element {
  const symbol = useMemo(() => encodeQr(text), [text])
  return <svg {...drawSymbol(symbol, label)} />
}
