'use client'
import type { ChallengeMessages } from './challengeMessages.ts'
import { createWords, type Languages, type WordsOf } from './createWords.tsx'

export const challengeLanguages: Languages<ChallengeMessages> = {
  en: () => import('./challenge/en.ts').then(module => module.challengeEn),
  'pt-BR': () => import('./challenge/pt-BR.ts').then(module => module.challengePtBR),
  es: () => import('./challenge/es.ts').then(module => module.challengeEs),
  hi: () => import('./challenge/hi.ts').then(module => module.challengeHi),
  ru: () => import('./challenge/ru.ts').then(module => module.challengeRu),
  uk: () => import('./challenge/uk.ts').then(module => module.challengeUk),
  kk: () => import('./challenge/kk.ts').then(module => module.challengeKk),
  uz: () => import('./challenge/uz.ts').then(module => module.challengeUz),
  ky: () => import('./challenge/ky.ts').then(module => module.challengeKy),
  pl: () => import('./challenge/pl.ts').then(module => module.challengePl),
  bg: () => import('./challenge/bg.ts').then(module => module.challengeBg),
  fr: () => import('./challenge/fr.ts').then(module => module.challengeFr),
  nl: () => import('./challenge/nl.ts').then(module => module.challengeNl),
}

/** Words of every challenge but a Pix code. */
export const challengeWords: WordsOf<ChallengeMessages> = /* @__PURE__ */ createWords(challengeLanguages)
