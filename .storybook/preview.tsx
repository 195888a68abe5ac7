import type { Decorator, Preview } from '@storybook/react-vite'
import { useLayoutEffect } from 'react'
import { checkoutLanguages } from '../packages/react/src/messages/words.ts'
import '../packages/react/src/styles.css'
import { container, page } from './docs/lazyDocs.tsx'
import './host.css'

/** The page around a story carries what the toolbar says, as a merchant's page would. */
const hostPage: Decorator = (Story, { globals: { theme, dir, locale, host } }) => {
  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset.theme = theme
    root.dir = dir
    root.lang = locale
    root.dataset.host = host
    // The ground a merchant's page would have in that theme.
    root.style.colorScheme = theme
    document.body.style.background = 'Canvas'
  }, [theme, dir, locale, host])
  return (
    <main className="host">
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
  decorators: [hostPage],
  initialGlobals: { theme: 'light', dir: 'ltr', locale: 'en', host: 'plain' },
  tags: ['autodocs'],
  globalTypes: {
    theme: { toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark'] } },
    dir: { toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'] } },
    locale: { toolbar: { title: 'Locale', icon: 'globe', items: Object.keys(checkoutLanguages) } },
    host: {
      toolbar: {
        title: 'Host page',
        icon: 'browser',
        dynamicTitle: true,
        items: [
          { value: 'plain', title: 'Plain page' },
          { value: 'brand', title: 'Page with a brand', right: 'sets the variables' },
          { value: 'reset', title: 'Page with a reset', right: 'styles bare elements' },
        ],
      },
    },
  },
  parameters: {
    a11y: { test: 'error', config: { rules: OFF_BY_DEFAULT.map(id => ({ id, enabled: true })) } },
    layout: 'padded',
    docs: { page, container },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Live player',
          'Recipes',
          'Components',
          ['RumbaCheckout', 'PixQr', 'Upi', 'Challenges', 'StatusPoller', 'RumbaResume', 'RumbaProvider'],
          'Parts',
          ['Checkout', ['CheckoutRoot', '*'], 'Code', ['PixQrRoot', '*'], 'UPI', ['UpiRoot', '*']],
          'Hooks',
          ['useCheckout', 'useOrder', 'usePayment', 'useConfirmPayment', '*'],
          'Theming',
          'Languages',
          'Guides',
          ['Quickstart', '*'],
        ],
      },
    },
  },
}

export default preview
