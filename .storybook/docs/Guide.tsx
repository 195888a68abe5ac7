import { Canvas, Markdown, Source } from '@storybook/addon-docs/blocks'
import type { JSX, PropsWithChildren, ReactElement } from 'react'
import type { ModuleExport } from 'storybook/internal/types'

const texts = import.meta.glob<string>(['../../docs/*.md', '../../docs/{core,proxy,react}/*.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Guides that have a page here, by their path below `docs/`. */
const PAGES: Readonly<Record<string, string>> = {
  'quickstart-react.md': 'guides-quickstart--docs',
  'sandbox.md': 'guides-sandbox--docs',
  'react/accessibility.md': 'guides-accessibility--docs',
  'react/challenges.md': 'components-challenges--docs',
  'react/composing.md': 'recipes--recipes',
  'react/element.md': 'guides-without-react--docs',
  'react/resume.md': 'components-rumbaresume--docs',
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
  /** Stories to draw above the code of what they run, by the name that the code exports. */
  readonly live?: Readonly<Record<string, ModuleExport>>
}

/** A page of `docs/` as it is in the repository; its links lead to where its neighbours are here. */
export function Guide({ path, isSection = false, live = {} }: GuideProps): JSX.Element {
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
  const Fence = ({ children }: { children: ReactElement<{ className?: string; children: string }> }) => {
    const { className = '', children: code } = children.props
    const story = live[/^export function (\w+)/m.exec(code)?.[1] ?? '']
    return (
      <>
        {story !== undefined && <Canvas of={story} sourceState="none" />}
        {/* Without the sign that the formatter sets before an element of its own. */}
        <Source
          dark
          language={(className.replace('lang-', '') || 'text') as 'tsx'}
          code={code.replace(/^;</gm, '<')}
        />
      </>
    )
  }
  return (
    <Markdown options={{ overrides: { a: Link, pre: Fence } }}>
      {isSection ? text.replace(/^# .*\n/, '') : text}
    </Markdown>
  )
}
