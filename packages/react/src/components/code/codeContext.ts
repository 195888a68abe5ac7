import type { Instant } from '@rumba/core'
import type { RefObject } from 'react'
import type { Copy } from '../../hooks/useCopy.ts'
import type { DrawnQr } from '../../qr/drawQr.tsx'
import { createRoot, type Root } from '../part/createRoot.ts'

/** A code that may be paid, as its parts show it. */
export interface Code {
  /** Drawn and copied exactly as it is. */
  readonly text: string
  /** Absent while it waits to be asked for, and for a text too long for any symbol, which can still be copied. */
  readonly symbol: DrawnQr | undefined
  /** Whether something about it is unusual, so that a bank may refuse it. */
  readonly isUnusual: boolean
  /** What a file of it is called after: the method, the amount, who is paid. Nothing of who pays. */
  readonly fileName: readonly (string | undefined)[]
  readonly payee: string
  /** The amount for a person, where the code states one. */
  readonly amount: string | undefined
  /** What is said in place of an amount that the code does not state. */
  readonly amountElsewhere: string
  /** Who shows payee and amount before they are paid. */
  readonly shownBy: string
  readonly steps: readonly string[]
  readonly expiresAt: Instant | undefined
  /** Server time in milliseconds since 1970. */
  serverNow(): number
}

/** A code and what the parts of one root do with it together. */
export interface CodeContextValue extends Code {
  readonly copying: Copy
  /** Where the text stands, to be selected where it cannot be copied. */
  readonly textRef: RefObject<HTMLElement | null>
}

/** Given by `PixQrRoot` or `UpiRoot`. */
export const codeRoot: Root<CodeContextValue> = /* @__PURE__ */ createRoot()
