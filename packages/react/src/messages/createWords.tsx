'use client'
import { type Context, createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { RumbaContext } from '../RumbaProvider.tsx'
import type { Messages } from './messages.ts'

/** The words of one component in each language, by language tag: a file each, loaded when it is first shown. */
export type Languages<Known> = Readonly<Record<string, () => Promise<Known>>>

export interface Words<Known> {
  readonly messages: Known
  /** BCP 47, for amounts and times. */
  readonly locale: string
}

export interface LocalizedProps {
  /** BCP 47. Default: the provider's, else the page's, else the browser's. */
  readonly locale?: string | undefined
  /** Words to use in place of ours. */
  readonly messages?: Partial<Messages> | undefined
  /** Shown while the words load. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

export interface WordsOf<Known> {
  /** Gives its children their words, once they are there. */
  readonly Localized: (props: LocalizedProps) => ReactNode
  /** Words and language of the component around. */
  readonly useWords: () => Words<Known>
}

/** Makes the way in which a component and its parts get their words. */
export function createWords<Known extends object>(languages: Languages<Known>): WordsOf<Known> {
  const context = createContext<Words<Known> | undefined>(undefined)
  return {
    Localized: props => <Loaded {...props} languages={languages} context={context} />,
    useWords() {
      const words = useContext(context)
      if (!words) throw new Error('a part was used outside its component')
      return words
    },
  }
}

interface LoadedProps<Known> extends LocalizedProps {
  readonly languages: Languages<Known>
  readonly context: Context<Words<Known> | undefined>
}

function Loaded<Known extends object>({
  languages,
  context: WordsContext,
  locale,
  messages,
  fallback,
  children,
}: LoadedProps<Known>): ReactNode {
  const provided = useContext(RumbaContext)
  const wanted = locale ?? provided?.locale ?? pageLocale()
  const overrides = messages ?? provided?.messages
  const [loaded, setLoaded] = useState<Words<Known>>()
  useEffect(() => {
    let current = true
    languages[findLanguage(wanted, Object.keys(languages))]?.().then(
      own => current && setLoaded({ messages: own, locale: wanted }),
      // A file that does not load leaves the fallback; the page's next visit tries again.
      () => {},
    )
    return () => {
      current = false
    }
  }, [wanted, languages])

  const words = useMemo(
    () => loaded && { ...loaded, messages: { ...loaded.messages, ...overrides } },
    [loaded, overrides],
  )
  return words ? <WordsContext.Provider value={words}>{children}</WordsContext.Provider> : fallback
}

/** The language to show for a tag: itself, else another region of its language, else English. */
export function findLanguage(tag: string, names: readonly string[]): string {
  const language = (name: string): string => name.toLowerCase().split('-')[0] ?? ''
  return (
    names.find(name => name.toLowerCase() === tag.toLowerCase()) ??
    names.find(name => language(name) === language(tag)) ??
    'en'
  )
}

const pageLocale = (): string =>
  (typeof document === 'undefined' ? '' : document.documentElement.lang) ||
  (typeof navigator === 'undefined' ? '' : navigator.language) ||
  'en'
