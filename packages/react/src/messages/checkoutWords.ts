'use client'
import { createWords, type WordsOf } from './createWords.tsx'
import type { Messages } from './messages.ts'

/** Words of the whole checkout. */
export const checkoutWords: WordsOf<Messages> = /* @__PURE__ */ createWords({
  en: () => import('./en.ts').then(module => module.en),
  'pt-BR': () => import('./pt-BR.ts').then(module => module.ptBR),
})
