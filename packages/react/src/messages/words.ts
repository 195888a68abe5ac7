'use client'
import type { ChallengeFile, ChallengeMessages } from './challengeMessages.ts'
import { createWords, type Languages, type WordsOf } from './createWords.tsx'
import type { CheckoutMessages } from './messages.ts'
import type { WordsFile } from './wordGroup.ts'

interface LanguageFile extends WordsFile<CheckoutMessages> {
  readonly challenge: ChallengeFile
}

export const checkoutLanguages: Languages<LanguageFile> = {
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
export const checkoutWords: WordsOf<CheckoutMessages> = /* @__PURE__ */ createWords(
  checkoutLanguages,
  file => file,
)

/** Words of every challenge but a Pix code: each file of the checkout's knows the one of its language. */
export const challengeWords: WordsOf<ChallengeMessages> = /* @__PURE__ */ createWords(
  checkoutLanguages,
  file => file.challenge(),
)
