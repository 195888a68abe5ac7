'use client'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * When a screen takes the place of another and the focus went with it, moves it to the title of the new one, or to the button of a form
 * without one. A page that has just come keeps its focus, and so does a field of the merchant's.
 */
export function useKeptFocus(section: RefObject<HTMLElement | null>, screen: string): void {
  const shown = useRef<string>(undefined)
  useEffect(() => {
    if (screen === 'loading' && !shown.current) return
    const isNext = shown.current && shown.current !== screen
    shown.current = screen
    const element = section.current
    if (!isNext || !element) return
    const take = (): void => {
      // A frame has no focus of its own while the person types beside it.
      const isLost =
        document.activeElement === document.body && (window.top === window || document.hasFocus())
      const title = element.querySelector<HTMLElement>('h2, legend, h3, [type=submit]')
      if (isLost && !title) return
      observer.disconnect()
      if (!isLost || !title) return
      // A button is reached by keys as well, and stays so.
      if (title.tabIndex) title.tabIndex = -1
      title.focus()
    }
    // Parts of a screen may load after it.
    const observer = new MutationObserver(take)
    observer.observe(element, { childList: true, subtree: true })
    take()
    return () => observer.disconnect()
  }, [section, screen])
}
