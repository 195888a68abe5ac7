import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks'
import { type JSX, type PropsWithChildren, useEffect, useState } from 'react'
import { GLOBALS_UPDATED } from 'storybook/internal/core-events'
import { themes } from 'storybook/theming'
import './docs.css'

/** Documentation in the theme of the toolbar. */
export function Container({ children, context }: PropsWithChildren<DocsContainerProps>): JSX.Element {
  const [theme, setTheme] = useState(() => themeOfAddress())
  useEffect(() => {
    const onGlobals = ({ globals }: { globals: { theme?: string } }): void =>
      setTheme(globals.theme ?? 'light')
    context.channel.on(GLOBALS_UPDATED, onGlobals)
    return () => context.channel.off(GLOBALS_UPDATED, onGlobals)
  }, [context])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.colorScheme = theme
  }, [theme])
  return (
    <DocsContainer context={context} theme={theme === 'dark' ? themes.dark : themes.light}>
      {children}
    </DocsContainer>
  )
}

/** What Storybook puts into the frame's address: `globals=theme:dark;dir:rtl`. */
function themeOfAddress(): string {
  const globals = new URLSearchParams(location.search).get('globals') ?? ''
  return /(?:^|;)theme:(\w+)/.exec(globals)?.[1] ?? 'light'
}
