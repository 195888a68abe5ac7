import { Markdown } from '@storybook/addon-docs/blocks'
import type { JSX, PropsWithChildren } from 'react'

/** Guides that have a page here, by their path below `docs/`. */
const PAGES: Readonly<Record<string, string>> = {
  'quickstart-react.md': 'guides-quickstart--docs',
  'sandbox.md': 'guides-sandbox--docs',
  'react/challenges.md': 'guides-challenges--docs',
  'react/element.md': 'guides-without-react--docs',
  'react/languages.md': 'guides-languages--docs',
  'react/testing.md': 'guides-testing--docs',
  'react/watching.md': 'guides-watching--docs',
}
const REPOSITORY = 'https://github.com/rumba-pay/rumba-checkout/blob/main/'

interface GuideProps {
  /** Where the text comes from, such as `docs/react/testing.md`: its links are relative to it. */
  readonly path: string
  readonly children: string
}

/** A page of `docs/`, as it is in the repository. */
export function Guide({ path, children }: GuideProps): JSX.Element {
  const Link = ({ href = '', children: words }: PropsWithChildren<{ href?: string }>): JSX.Element => {
    const { pathname, hash, host } = new URL(href, `https://docs.invalid/${path}`)
    if (host !== 'docs.invalid') return <a href={href}>{words}</a>
    const page = PAGES[pathname.replace('/docs/', '')]
    if (pathname === `/${path}`) return <a href={href}>{words}</a>
    return page ? (
      <a href={`./?path=/docs/${page}${hash}`} target="_top">
        {words}
      </a>
    ) : (
      <a href={REPOSITORY + pathname.slice(1) + hash}>{words}</a>
    )
  }
  return <Markdown options={{ overrides: { a: Link } }}>{children}</Markdown>
}
