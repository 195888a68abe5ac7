import type { WordGroup, WordsFile } from './wordGroup.ts'

/** Words of the screens a Pix buyer never sees. Amounts and times come ready for the person's language. */
export interface ChallengeMessages extends WordGroup {
  readonly copyDetail: string
  readonly copyOf: (label: string) => string
  readonly detailCopied: string
  readonly detailCopyFailed: string

  readonly refusedTitle: string
  readonly refusedText: string
  /** What to do where it happens again; the number stands below it. */
  readonly refusedHelp: string
  readonly paymentNumber: string

  readonly upiTitle: string
  readonly upiOpen: string
  readonly upiApps: string
  readonly upiOtherApp: string
  readonly upiOpened: string
  readonly upiNotOpened: string
  readonly upiShowQr: string
  readonly upiQrLabel: (amount: string | undefined, payee: string) => string
  readonly upiThisDevice: string
  readonly upiId: string
  readonly upiAppShows: string
  readonly upiTypeAmount: (amount: string) => string
  readonly upiAppSteps: readonly string[]
  readonly upiQrSteps: readonly string[]

  readonly redirectOpened: (host: string) => string
  readonly redirectBlocked: string
  readonly redirectAgain: string
  readonly redirectNewTab: string

  readonly handOff: string
  readonly handOffText: string
  readonly handOffLabel: string

  readonly requisitesTitle: string
  readonly requisitesText: string
  readonly requisitesSteps: readonly string[]
  readonly requisitesFields: string
  readonly requisitesConfirm: string
  readonly requisitesRefused: string
  /** Names of bank details and of fields to send back, by the gateway's name without its case, blanks and signs. */
  readonly details: Readonly<Record<string, string>>

  readonly otpTitle: string
  readonly otpText: string
  readonly otpLabel: string
  readonly otpConfirm: string
  readonly otpMissing: string
  readonly otpWrong: string

  readonly sending: string
  readonly sentTitle: string
  readonly sentText: string
  readonly sendAgain: string
  readonly sendFailed: string
  readonly sendUnknown: string
  readonly sendExhausted: string
  /** How many tries are left at most; tries on another page are not seen. */
  readonly triesLeft: (count: number) => string

  readonly stkTitle: string
  /** `phone` is masked. */
  readonly stkText: (phone: string | undefined) => string
  readonly stkSteps: readonly string[]

  readonly unknownStepTitle: string
  readonly unknownStepText: string

  readonly redirectTitle: string
  readonly redirectText: (host: string) => string
  readonly leaving: (host: string) => string
  readonly continueAt: (host: string) => string
  readonly addressRefused: string
}

/** The words of the challenges in the same language, loaded when one is first shown. */
export type ChallengeFile = () => Promise<WordsFile<ChallengeMessages>>
