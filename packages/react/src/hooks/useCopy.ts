'use client'
import { useCallback, useEffect, useState } from 'react'

export type CopyState = 'idle' | 'copied' | 'failed'

export interface Copy {
  /** `copied` only when the text is on the clipboard; `idle` again after some seconds. */
  readonly state: CopyState
  /**
   * Call it from a press. False: nothing was copied.
   *
   * @param shown the element that shows the text, to be selected where copying fails, so that the buyer can copy it by hand
   */
  copy(text: string, shown?: Element | null): Promise<boolean>
}

const SHOWN_MS = 4000

const IDLE: { readonly state: CopyState } = { state: 'idle' }

/** Copies text, and says so only when it is true. */
export function useCopy(): Copy {
  // A new object for each press, so that each is shown for as long.
  const [result, setResult] = useState(IDLE)

  useEffect(() => {
    if (result === IDLE) return
    const timer = setTimeout(setResult, SHOWN_MS, IDLE)
    return () => clearTimeout(timer)
  }, [result])

  const copy = useCallback(async (text: string, shown?: Element | null): Promise<boolean> => {
    const copied = await writeClipboard(text)
    setResult({ state: copied ? 'copied' : 'failed' })
    if (!copied && shown) getSelection()?.selectAllChildren(shown)
    return copied
  }, [])

  return { ...result, copy }
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // No permission, no https, an old web view, or a frame without the right: the older way may still work.
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.readOnly = true
  area.style.position = 'fixed'
  area.style.opacity = '0'
  // Beside a modal dialog, or out of what keeps the focus in one, nothing can be selected.
  const place = focused?.closest('dialog, [role="dialog"]') ?? document.body
  place.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}
