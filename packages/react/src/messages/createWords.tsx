'use client'
import { type Context, createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { RumbaContext } from '../RumbaProvider.tsx'
import { findLanguage, languageOf, toTag } from './language.ts'
import { merge } from './merge.ts'
import type { MessageOverrides } from './messages.ts'
import type { Language, WordGroup } from './wordGroup.ts'

/** The words of one component in each language, by language tag: a file each, loaded when it is first shown. */
export type Languages<Known> = Readonly<Record<string, () => Promise<Known>>>

export interface Words<Known> {
  readonly messages: Known
  /** BCP 47, for amounts and names of countries. */
  readonly locale: string
  /** What the element around the words says of them: their language and its direction, whatever the page's are. */
  readonly written: Pick<Language, 'lang' | 'dir'>
}

export interface LocalizedProps {
  /** BCP 47. Default: the provider's, else the page's, else the browser's. */
  readonly locale?: string | undefined
  /** Words to use in place of ours. */
  readonly messages?: MessageOverrides | undefined
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
export function createWords<Known extends WordGroup>(languages: Languages<Known>): WordsOf<Known> {
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

/** The words of one language, and the tag they were looked for by. */
interface Loading<Known> {
  readonly known: Known
  readonly language: string
  readonly wanted: string
}

interface LoadedProps<Known> extends LocalizedProps {
  readonly languages: Languages<Known>
  readonly context: Context<Words<Known> | undefined>
}

function Loaded<Known extends WordGroup>({
  languages,
  context: WordsContext,
  locale,
  messages,
  fallback,
  children,
}: LoadedProps<Known>): ReactNode {
  const provided = useContext(RumbaContext)
  const wanted = toTag(locale || provided?.locale || pageLocale())
  const overrides = messages ?? provided?.messages
  const [loaded, setLoaded] = useState<Loading<Known>>()
  useEffect(() => {
    let current = true
    const language = findLanguage(wanted, Object.keys(languages))
    languages[language]?.().then(
      known => current && setLoaded({ known, language, wanted }),
      // A file that does not load leaves the fallback; the page's next visit tries again.
      () => {},
    )
    return () => {
      current = false
    }
  }, [wanted, languages])

  const words = useMemo(() => loaded && toWords(loaded, overrides), [loaded, overrides])
  return words ? <WordsContext.Provider value={words}>{children}</WordsContext.Provider> : fallback
}

function toWords<Known extends WordGroup>(
  { known, language, wanted }: Loading<Known>,
  overrides: MessageOverrides | undefined,
): Words<Known> {
  const messages = merge(known, overrides)
  const { lang = language, dir = 'ltr', formats } = messages.language ?? {}
  return {
    messages: dir === 'rtl' ? isolate(messages) : messages,
    // A region of the same language writes amounts its own way; another language than that of the words would mix the two.
    locale: formats ?? (languageOf(lang) === languageOf(wanted) ? wanted : lang),
    written: { lang, dir },
  }
}

/**
 * Keeps amounts, hosts and names in the order they are written in, inside a sentence from right to left (U+2068, U+2069). The mark with
 * which Intl begins an amount (U+200F) would turn its currency sign around there.
 */
const isolate = <Known extends WordGroup>(messages: Known): Known =>
  Object.fromEntries(
    Object.entries(messages).map(([name, message]) => [
      name,
      typeof message === 'function'
        ? (...args: unknown[]) =>
            message(
              ...args.map(arg =>
                typeof arg === 'string' ? `\u2068${arg.replace('\u200f', '')}\u2069` : arg,
              ),
            )
        : message,
    ]),
  ) as Known

const pageLocale = (): string =>
  (typeof document === 'undefined' ? '' : document.documentElement.lang) ||
  (typeof navigator === 'undefined' ? '' : navigator.language) ||
  'en'
