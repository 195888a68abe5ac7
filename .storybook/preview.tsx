import type { Decorator, Preview } from '@storybook/react-vite'
import { useLayoutEffect } from 'react'
import { checkoutLanguages } from '../packages/react/src/messages/checkoutWords.ts'
import '../packages/react/src/styles.css'

/** The page around a story carries what the toolbar says, as a merchant's page would. */
const page: Decorator = (Story, { globals: { theme, dir, locale } }) => {
  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset.theme = theme
    root.dir = dir
    root.lang = locale
    // The ground a merchant's page would have in that theme.
    root.style.colorScheme = theme
    document.body.style.background = 'Canvas'
  }, [theme, dir, locale])
  return (
    <main>
      <Story />
    </main>
  )
}

/** What axe or Storybook leave off unless told otherwise; AAA and what axe has given up apart. */
const OFF_BY_DEFAULT = [
  'css-orientation-lock',
  'focus-order-semantics',
  'hidden-content',
  'label-content-name-mismatch',
  'p-as-heading',
  'region',
  'table-fake-caption',
  'target-size',
  'td-has-header',
]

const preview: Preview = {
  decorators: [page],
  initialGlobals: { theme: 'light', dir: 'ltr', locale: 'en' },
  globalTypes: {
    theme: { toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark'] } },
    dir: { toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'] } },
    locale: { toolbar: { title: 'Locale', icon: 'globe', items: Object.keys(checkoutLanguages) } },
  },
  parameters: {
    a11y: { test: 'error', config: { rules: OFF_BY_DEFAULT.map(id => ({ id, enabled: true })) } },
    layout: 'padded',
  },
}

export default preview
