'use client'
import type { ChallengeMessages } from './challengeMessages.ts'
import { checkoutLanguages } from './checkoutWords.ts'
import { createWords, type Languages, type WordsOf } from './createWords.tsx'

const challengesOf = (languages: typeof checkoutLanguages): Languages<ChallengeMessages> =>
  Object.fromEntries(
    Object.entries(languages).map(([tag, load]) => [tag, async () => (await load()).challenge()]),
  )

/** Each file of the checkout's words knows the one of its language for the challenges. */
export const challengeLanguages: Languages<ChallengeMessages> =
  /* @__PURE__ */ challengesOf(checkoutLanguages)

/** Words of every challenge but a Pix code. */
export const challengeWords: WordsOf<ChallengeMessages> = /* @__PURE__ */ createWords(challengeLanguages)
