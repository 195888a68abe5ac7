'use client'
import type { Instant, Money } from '@rumba/core'
import { type ComponentPropsWithoutRef, type JSX, type ReactNode, useRef } from 'react'
import { useCopy } from '../../hooks/useCopy.ts'
import type { MessageOverrides } from '../../messages/messages.ts'
import { createPart, type Part, type Render } from '../part/createPart.ts'
import { Refused } from '../status/Refused.tsx'
import { type Code, codeRoot } from './codeContext.ts'

/** What a root compares its code with, and how it speaks. */
export interface CodeProps {
  /** What the order owes: a code that says another amount is not shown. */
  readonly amount?: Money | undefined
  /** Who is to be paid: a code that names somebody else is not shown. */
  readonly payee?: string | undefined
  /** When the code stops working, where that is known. */
  readonly expiresAt?: Instant | undefined
  /** Server time in milliseconds since 1970. Default: the local clock. */
  readonly serverNow?: (() => number) | undefined
  /** BCP 47. */
  readonly locale?: string | undefined
  readonly messages?: MessageOverrides | undefined
}

/** A root is a `div` of your own making beside that. */
export interface CodeRootProps extends CodeProps, Omit<ComponentPropsWithoutRef<'div'>, keyof CodeProps> {
  readonly render?: Render<'div', string> | undefined
  /** Shown while the words load. */
  readonly fallback?: ReactNode
}

const Box: Part<'div', string> = /* @__PURE__ */ createPart('div', () => ({}))

export interface CodeBoxProps extends ComponentPropsWithoutRef<typeof Box> {
  /** Absent: it does not belong to the order, and none of its parts is drawn. */
  readonly code?: Code
}

/** Gives its parts a code that may be paid, or says in their place that it may not. */
export function CodeBox({ code, children, ...box }: CodeBoxProps): JSX.Element {
  const copying = useCopy()
  const textRef = useRef<HTMLElement>(null)
  if (!code) {
    return (
      <Box {...box} data-state="refused">
        <Refused />
      </Box>
    )
  }
  return (
    <codeRoot.Context.Provider value={{ ...code, copying, textRef }}>
      <Box {...box}>{children}</Box>
    </codeRoot.Context.Provider>
  )
}
