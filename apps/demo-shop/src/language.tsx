import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type Language, WORDS, type Words } from './words.ts'

interface LanguageValue {
  readonly language: Language
  readonly words: Words
  choose(language: Language): void
}

const LanguageContext = createContext<LanguageValue>({ language: 'en', words: WORDS.en, choose: () => {} })

export const useLanguage = (): LanguageValue => useContext(LanguageContext)

/** The visitor's last choice, else the browser's language. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(() => {
    const wanted = localStorage.getItem('language') ?? navigator.language
    return wanted.startsWith('pt') ? 'pt-BR' : 'en'
  })
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem('language', language)
  }, [language])
  return <LanguageContext value={{ language, words: WORDS[language], choose }}>{children}</LanguageContext>
}
