'use client'
import { createWords, type WordsOf } from './createWords.tsx'
import type { PixMessages } from './messages.ts'

/** Words around a Pix code, which can be shown without the rest. */
export const pixWords: WordsOf<PixMessages> = /* @__PURE__ */ createWords({
  en: () => import('./pix/en.ts').then(module => module.pixEn),
  'pt-BR': () => import('./pix/pt-BR.ts').then(module => module.pixPtBR),
})
