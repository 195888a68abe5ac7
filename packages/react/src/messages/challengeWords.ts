'use client'
import type { ChallengeMessages } from './challengeMessages.ts'
import { createWords, type WordsOf } from './createWords.tsx'

/** Words of every challenge but a Pix code. */
export const challengeWords: WordsOf<ChallengeMessages> = /* @__PURE__ */ createWords({
  en: () => import('./challenge/en.ts').then(module => module.challengeEn),
  es: () => import('./challenge/es.ts').then(module => module.challengeEs),
  'pt-BR': () => import('./challenge/pt-BR.ts').then(module => module.challengePtBR),
})
