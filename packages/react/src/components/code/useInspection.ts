'use client'
import type { Money } from '@rumba/core'
import { useMemo } from 'react'
import type { CodeProps } from './CodeBox.tsx'

/** Reads a text and compares it with what the order says. A parent may make a new object of the same amount at each render. */
export function useInspection<Inspection>(
  inspect: (text: string, expected: { amount?: Money; payee?: string }) => Inspection,
  text: string,
  { amount, payee }: CodeProps,
): Inspection {
  const { minor, currency, exponent } = amount ?? {}
  return useMemo(() => {
    const owed = minor !== undefined &&
      currency !== undefined && { minor, currency, ...(exponent !== undefined && { exponent }) }
    return inspect(text, { ...(owed && { amount: owed }), ...(payee !== undefined && { payee }) })
  }, [inspect, text, minor, currency, exponent, payee])
}
