'use client'
import type { ChallengeMessages } from './challengeMessages.ts'
import { createWords, type Languages, type WordsOf } from './createWords.tsx'

export const challengeLanguages: Languages<ChallengeMessages> = {
  en: () => import('./challenge/en.ts'),
  'pt-BR': () => import('./challenge/pt-BR.ts'),
  es: () => import('./challenge/es.ts'),
  hi: () => import('./challenge/hi.ts'),
  ru: () => import('./challenge/ru.ts'),
  uk: () => import('./challenge/uk.ts'),
  kk: () => import('./challenge/kk.ts'),
  uz: () => import('./challenge/uz.ts'),
  ky: () => import('./challenge/ky.ts'),
  pl: () => import('./challenge/pl.ts'),
  bg: () => import('./challenge/bg.ts'),
  fr: () => import('./challenge/fr.ts'),
  nl: () => import('./challenge/nl.ts'),
}

/** Words of every challenge but a Pix code. */
export const challengeWords: WordsOf<ChallengeMessages> = /* @__PURE__ */ createWords(challengeLanguages)
