'use client'
import { type Context, type ReactNode, useContext, useMemo, useState } from 'react'
import { createLazy, type Lazy } from '../components/lazy/createLazy.ts'
import { LoadFailed } from '../components/lazy/LoadFailed.tsx'
import { useLazy } from '../components/lazy/useLazy.ts'
import { createRoot } from '../components/part/createRoot.ts'
import { getOrInsertComputed } from '../getOrInsertComputed.ts'
import { RumbaContext } from '../RumbaProvider.tsx'
import { findLanguage, languageOf } from './language.ts'
import { merge } from './merge.ts'
import type { MessageOverrides } from './messages.ts'
import { useTag } from './useTag.ts'
import type { Language, WordGroup, WordsFile } from './wordGroup.ts'

/** A file for each language, by language tag, loaded when it is first shown. */
export type Languages<File> = Readonly<Record<string, () => Promise<File>>>

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

/**
 * Makes the way in which a component and its parts get their words.
 *
 * @param find the words of one group by the file of their language
 */
export function createWords<Known extends WordGroup, File>(
  languages: Languages<File>,
  find: (file: File) => WordsFile<Known> | Promise<WordsFile<Known>>,
): WordsOf<Known> {
  const root = createRoot<Words<Known>>()
  const files = new Map<string, Lazy<Loaded<Known>>>()
  const fileOf: FileOf<Known> = wanted => {
    const language = findLanguage(wanted, Object.keys(languages))
    return getOrInsertComputed(files, wanted, () =>
      createLazy(async () => {
        const { words } = await find(await (languages[language] as Languages<File>[string])())
        return { known: words, language, wanted }
      }),
    )
  }
  return {
    Localized: props => <InWords {...props} fileOf={fileOf} context={root.Context} />,
    useWords: root.useRoot,
  }
}

/** The words of one language, and the tag they were looked for by. */
interface Loaded<Known> {
  readonly known: Known
  readonly language: string
  readonly wanted: string
}

type FileOf<Known> = (wanted: string) => Lazy<Loaded<Known>>

interface InWordsProps<Known> extends LocalizedProps {
  readonly fileOf: FileOf<Known>
  readonly context: Context<Words<Known> | undefined>
}

function InWords<Known extends WordGroup>({
  fileOf,
  context: WordsContext,
  locale,
  messages,
  fallback,
  children,
}: InWordsProps<Known>): ReactNode {
  const provided = useContext(RumbaContext)?.messages
  const overrides = messages ?? provided
  const { value, retry } = useLazy(fileOf(useTag(locale)))
  // The language before stays until the next one is there, or what was typed below would go with it.
  const [loaded, setLoaded] = useState(value)
  if (value && value !== loaded) setLoaded(value)
  const words = useMemo(() => loaded && toWords(loaded, overrides), [loaded, overrides])
  if (words) return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
  return retry ? <LoadFailed messages={messages} retry={retry} /> : fallback
}

function toWords<Known extends WordGroup>(
  { known, language, wanted }: Loaded<Known>,
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
