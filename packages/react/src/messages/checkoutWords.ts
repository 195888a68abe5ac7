'use client'
import { createWords, type Languages, type WordsOf } from './createWords.tsx'
import type { CheckoutMessages } from './messages.ts'

export const checkoutLanguages: Languages<CheckoutMessages> = {
  en: () => import('./en.ts').then(module => module.en),
  'pt-BR': () => import('./pt-BR.ts').then(module => module.ptBR),
  es: () => import('./es.ts').then(module => module.es),
  hi: () => import('./hi.ts').then(module => module.hi),
  ru: () => import('./ru.ts').then(module => module.ru),
  uk: () => import('./uk.ts').then(module => module.uk),
  kk: () => import('./kk.ts').then(module => module.kk),
  uz: () => import('./uz.ts').then(module => module.uz),
  ky: () => import('./ky.ts').then(module => module.ky),
  pl: () => import('./pl.ts').then(module => module.pl),
  bg: () => import('./bg.ts').then(module => module.bg),
  fr: () => import('./fr.ts').then(module => module.fr),
  nl: () => import('./nl.ts').then(module => module.nl),
}

/** Words of the whole checkout. */
export const checkoutWords: WordsOf<CheckoutMessages> = /* @__PURE__ */ createWords(checkoutLanguages)
