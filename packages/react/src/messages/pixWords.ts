'use client'
import { createWords, type Languages, type WordsOf } from './createWords.tsx'
import type { PixMessages } from './messages.ts'

export const pixLanguages: Languages<PixMessages> = {
  en: () => import('./pix/en.ts').then(module => module.pixEn),
  'pt-BR': () => import('./pix/pt-BR.ts').then(module => module.pixPtBR),
  es: () => import('./pix/es.ts').then(module => module.pixEs),
  hi: () => import('./pix/hi.ts').then(module => module.pixHi),
  ru: () => import('./pix/ru.ts').then(module => module.pixRu),
  uk: () => import('./pix/uk.ts').then(module => module.pixUk),
  kk: () => import('./pix/kk.ts').then(module => module.pixKk),
  uz: () => import('./pix/uz.ts').then(module => module.pixUz),
  ky: () => import('./pix/ky.ts').then(module => module.pixKy),
  pl: () => import('./pix/pl.ts').then(module => module.pixPl),
  bg: () => import('./pix/bg.ts').then(module => module.pixBg),
  fr: () => import('./pix/fr.ts').then(module => module.pixFr),
  nl: () => import('./pix/nl.ts').then(module => module.pixNl),
}

/** Words around a Pix code, which can be shown without the rest. */
export const pixWords: WordsOf<PixMessages> = /* @__PURE__ */ createWords(pixLanguages)
