import { Markdown } from '@storybook/addon-docs/blocks'
import type { JSX, PropsWithChildren } from 'react'

const texts = import.meta.glob<string>(['../../docs/*.md', '../../docs/{core,proxy,react}/*.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Guides that have a page here, by their path below `docs/`. */
const PAGES: Readonly<Record<string, string>> = {
  'quickstart-react.md': 'guides-quickstart--docs',
  'sandbox.md': 'guides-sandbox--docs',
  'react/challenges.md': 'guides-challenges--docs',
  'react/element.md': 'guides-without-react--docs',
  'react/languages.md': 'guides-languages--docs',
  'react/testing.md': 'guides-testing--docs',
  'react/theming.md': 'theming--docs',
  'react/watching.md': 'guides-watching--docs',
}
const REPOSITORY = 'https://github.com/rumba-pay/rumba-checkout/blob/main/docs/'
/** Stands for the folder `docs`, so that relative links can be followed. */
const DOCS = 'https://docs.invalid/'

interface GuideProps {
  /** Path below `docs/`, such as `react/testing.md`. */
  readonly path: string
  /** Without its heading, below one that is there already. */
  readonly isSection?: boolean
}

/** A page of `docs/` as it is in the repository; its links lead to where its neighbours are here. */
export function Guide({ path, isSection = false }: GuideProps): JSX.Element {
  const text = texts[`../../docs/${path}`]
  if (text === undefined) throw new Error(`There is no docs/${path}.`)
  const Link = ({ href = '', children }: PropsWithChildren<{ href?: string }>): JSX.Element => {
    const { origin, pathname, hash } = new URL(href, DOCS + path)
    const file = pathname.slice(1)
    if (`${origin}/` !== DOCS || file === path) return <a href={href}>{children}</a>
    const page = PAGES[file]
    return page === undefined ? (
      <a href={REPOSITORY + file + hash}>{children}</a>
    ) : (
      <a href={`./?path=/docs/${page}`} target="_top">
        {children}
      </a>
    )
  }
  return (
    <Markdown options={{ overrides: { a: Link } }}>{isSection ? text.replace(/^# .*\n/, '') : text}</Markdown>
  )
}
