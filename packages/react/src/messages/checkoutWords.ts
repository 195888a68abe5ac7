'use client'
import { createWords, type Languages, type WordsOf } from './createWords.tsx'
import type { CheckoutMessages } from './messages.ts'

export const checkoutLanguages: Languages<CheckoutMessages> = {
  en: () => import('./en.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
  es: () => import('./es.ts'),
  hi: () => import('./hi.ts'),
  ru: () => import('./ru.ts'),
  uk: () => import('./uk.ts'),
  kk: () => import('./kk.ts'),
  uz: () => import('./uz.ts'),
  ky: () => import('./ky.ts'),
  pl: () => import('./pl.ts'),
  bg: () => import('./bg.ts'),
  fr: () => import('./fr.ts'),
  nl: () => import('./nl.ts'),
}

/** Words of the whole checkout. */
export const checkoutWords: WordsOf<CheckoutMessages> = /* @__PURE__ */ createWords(checkoutLanguages)
