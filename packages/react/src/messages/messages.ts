import type { FieldName } from '@rumba/core'
import type { ChallengeMessages } from './challengeMessages.ts'

/** Words around a Pix code. Amounts and times come ready for the person's language. */
export interface PixMessages {
  readonly qrLabel: (amount: string | undefined, payee: string) => string
  readonly copy: string
  readonly copied: string
  readonly copyFailed: string
  readonly code: string
  readonly bankShows: string
  readonly payee: string
  readonly amount: string
  readonly amountByBank: string
  readonly pixSteps: readonly string[]
  readonly timeLeft: (time: string) => string
  readonly timeOver: string
  readonly codeWarning: string
  readonly refusedTitle: string
  readonly refusedText: string
}

/** Every word the checkout shows; those of other challenges than a Pix code live in files of their own. */
export interface Messages extends PixMessages, Partial<ChallengeMessages> {
  readonly checkout: string
  readonly loading: string
  readonly total: string
  readonly methods: string
  /** Name and one line on a method, by its code. */
  readonly method: (code: string) => { readonly name: string; readonly hint: string }
  readonly payer: string
  readonly fields: Readonly<Record<FieldName, string>>
  readonly choose: string
  readonly fieldMissing: (label: string) => string
  readonly fieldRefused: (label: string) => string
  readonly taxIdWrong: string
  readonly fieldErrors: (count: number) => string
  readonly pay: (amount: string) => string
  readonly creating: string
  readonly createFailed: string
  readonly changeMethod: string

  readonly failedTitle: string
  readonly failedText: string
  readonly retry: string

  readonly pixTitle: string

  readonly waiting: string
  readonly offline: string
  readonly unreachable: string
  readonly checkNow: string
  readonly checking: string

  readonly redirectTitle: string
  readonly redirectText: (host: string) => string
  readonly leaving: (host: string) => string
  readonly continueAt: (host: string) => string
  readonly openApp: string
  readonly addressRefused: string
  readonly otherTitle: string
  readonly otherText: string

  readonly paidTitle: string
  readonly paidText: (amount: string) => string
  readonly declinedTitle: string
  readonly declinedText: string
  readonly expiredTitle: string
  readonly expiredText: string
  readonly errorTitle: string
  readonly errorText: string
  readonly unknownTitle: string
  readonly unknownText: string
  readonly tryAgain: string
  readonly newCode: string
}
