import type { FieldFormat, FieldName, paymentMethods } from '@rumba/core'
import type { ChallengeMessages } from './challengeMessages.ts'
import type { WordGroup } from './wordGroup.ts'

/** Code of a method that has words of its own. */
export type MethodCode = (typeof paymentMethods)[keyof typeof paymentMethods]['code']

/** Name of a method, and one line on it. */
export interface MethodMessages {
  readonly name: string
  readonly hint: string
}

/** Words of the checkout and around a code. Amounts and times come ready for the person's language. */
export interface CheckoutMessages extends WordGroup {
  readonly checkout: string
  readonly loading: string
  readonly total: string
  readonly methods: string
  /** By the method's code. A method without words of its own is shown by its code. */
  readonly method: Readonly<Record<MethodCode, MethodMessages>>
  readonly payer: string
  readonly fields: Readonly<Record<FieldName, string>>
  /** The name of a `taxId` where its kind is known. */
  readonly taxIds: Readonly<Record<FieldFormat, string>>
  readonly choose: string
  readonly fieldMissing: (label: string) => string
  readonly fieldRefused: (label: string) => string
  readonly fieldWrong: (label: string) => string
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

  readonly qrLabel: (amount: string | undefined, payee: string) => string
  readonly copy: string
  readonly copied: string
  readonly copyFailed: string
  readonly code: string
  readonly saveQr: string
  readonly shareQr: string
  readonly bankShows: string
  readonly payee: string
  readonly amount: string
  readonly amountByBank: string
  /** Where another device scans the code, or a bank's page takes it. */
  readonly pixSteps: readonly string[]
  /** On the phone that pays, which cannot scan its own screen. */
  readonly pixPhoneSteps: readonly string[]
  readonly timeLeft: (time: string) => string
  /** A time in words, to be spoken. */
  readonly minutes: (count: number) => string
  readonly timeOver: string
  /** A moment, as date and time of day; printed. */
  readonly payBy: (time: string) => string
  readonly codeWarning: string
}

/** Every word the checkout shows. */
export interface Messages extends CheckoutMessages, ChallengeMessages {}

/** Some of the words, at any depth. */
export type DeepPartial<Words> = Words extends string | readonly unknown[] | ((...args: never[]) => unknown)
  ? Words
  : { readonly [Name in keyof Words]?: DeepPartial<Words[Name]> | undefined }

/** A merchant's words in place of ours: any of them, names for methods we do not know, or a whole `language` of their own. */
export interface MessageOverrides extends DeepPartial<Omit<Messages, 'method'>> {
  readonly method?: Readonly<Record<string, DeepPartial<MethodMessages>>> | undefined
}
