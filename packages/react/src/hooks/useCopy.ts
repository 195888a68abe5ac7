'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

export type CopyState = 'idle' | 'copied' | 'failed'

export interface Copy {
  /** `copied` only when the text is on the clipboard; `idle` again after some seconds. */
  readonly state: CopyState
  /** Call it from a press. False: nothing was copied, so select the text for the buyer to copy by hand. */
  copy(text: string): Promise<boolean>
}

const SHOWN_MS = 4000

/** Copies text, and says so only when it is true. */
export function useCopy(): Copy {
  const [state, setState] = useState<CopyState>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Not the other way round: a press may come before effects have run.
  const gone = useRef(false)

  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      clearTimeout(timer.current)
    }
  }, [])

  const copy = useCallback(async (text: string): Promise<boolean> => {
    const copied = await writeClipboard(text)
    if (gone.current) return copied
    clearTimeout(timer.current)
    setState(copied ? 'copied' : 'failed')
    timer.current = setTimeout(setState, SHOWN_MS, 'idle')
    return copied
  }, [])

  return { state, copy }
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
