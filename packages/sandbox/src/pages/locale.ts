import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { hi } from './words/hi.ts'
import { pl } from './words/pl.ts'
import { pt } from './words/pt.ts'
import { ru } from './words/ru.ts'
import type { Words } from './words/words.ts'

/** The languages the hosted pages speak. */
export type Locale = 'en' | 'es' | 'hi' | 'pl' | 'pt' | 'ru'

const WORDS: Readonly<Record<Locale, Words>> = { en, es, hi, pl, pt, ru }

export function wordsOf(locale: Locale): Words {
  return WORDS[locale]
}

/** The widget's locale where the page speaks it in any region, else the first language of the browser that it speaks, else English. */
export function pickLocale(widgetLocale: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = [widgetLocale ?? '', ...(acceptLanguage ?? '').split(',')]
  return wanted.map(languageOf).find(isLocale) ?? 'en'
}

/** `pt` of `pt-BR;q=0.9`. */
function languageOf(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_;]/)[0] ?? ''
}

function isLocale(language: string): language is Locale {
  return Object.hasOwn(WORDS, language)
}
