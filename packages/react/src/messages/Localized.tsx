'use client'
import { createContext, type JSX, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { RumbaContext } from '../RumbaProvider.tsx'
import type { Messages } from './messages.ts'

/** Each language is a file of its own, loaded when it is first shown. The first one of a language serves its other regions. */
const LANGUAGES: Readonly<Record<string, () => Promise<Messages>>> = {
  en: () => import('./en.ts').then(module => module.en),
  'pt-BR': () => import('./pt-BR.ts').then(module => module.ptBR),
}

interface Words {
  readonly messages: Messages
  /** BCP 47, for amounts and times. */
  readonly locale: string
}

const WordsContext = createContext<Words | undefined>(undefined)

/** Words and language of the component around. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('a part was used outside its component')
  return words
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

/** Gives its children their words, once they are there; inside another one it only passes them on. */
export function Localized(props: LocalizedProps): ReactNode {
  return useContext(WordsContext) ? props.children : <Loaded {...props} />
}

function Loaded({ locale, messages, fallback, children }: LocalizedProps): JSX.Element {
  const provided = useContext(RumbaContext)
  const wanted = locale ?? provided?.locale ?? pageLocale()
  const [loaded, setLoaded] = useState<Words>()
  const overrides = messages ?? provided?.messages
  useEffect(() => {
    let current = true
    LANGUAGES[findLanguage(wanted)]?.().then(
      own => current && setLoaded({ messages: own, locale: wanted }),
      // A chunk that does not load leaves the skeleton; the page's next visit tries again.
      () => {},
    )
    return () => {
      current = false
    }
  }, [wanted])

  const words = useMemo(
    () => loaded && { ...loaded, messages: { ...loaded.messages, ...overrides } },
    [loaded, overrides],
  )
  if (!words) return <>{fallback}</>
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
}

/** The file for a language tag: itself, else another region of its language, else English. */
export function findLanguage(tag: string): string {
  const language = (name: string): string => name.toLowerCase().split('-')[0] ?? ''
  const names = Object.keys(LANGUAGES)
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
