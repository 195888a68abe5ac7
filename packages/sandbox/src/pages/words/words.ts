import type { RequisiteName } from '../../gateway/requisites.ts'
import type { FieldName, MeansName, TypedField, WaitingMeans } from '../names.ts'

interface MeansWords {
  readonly title: string
  /** What the buyer has to do. */
  readonly lead: string
  /** Said while the money is awaited. */
  readonly waiting: string
}

interface FieldWords {
  readonly label: string
  readonly wrong: string
}

/** Every word a buyer reads on a hosted page. */
export interface Words {
  /** BCP 47, for the page and, with the region of the currency, for amounts. */
  readonly tag: string
  /** The line above every page. */
  readonly sandbox: string
  readonly payTo: (payee: string) => string
  readonly reference: string
  readonly description: string
  readonly timeLeft: string
  /** Announced once, when the last minute begins. */
  readonly lastMinute: string
  readonly validUntil: string
  /** `step` is the buyer's own button, where it does not pay. */
  readonly means: Readonly<Record<MeansName, MeansWords>> &
    Readonly<Record<WaitingMeans, { readonly step: string }>>
  readonly requisites: Readonly<Record<Exclude<RequisiteName, 'document_type'> | 'amount', string>>
  readonly currentAccount: string
  readonly fields: Readonly<Record<FieldName, FieldWords>> &
    Readonly<Record<TypedField, { readonly hint: string }>>
  /** In front of the page's title while something typed is wrong. */
  readonly error: string
  readonly codeLabel: string
  readonly qrLabel: (payee: string, amount: string) => string
  readonly barcodeLabel: (digits: string) => string
  readonly apps: string
  readonly anyApp: string
  readonly copy: string
  readonly copied: string
  readonly print: string
  /** The sandbox's own part of the page. */
  readonly tray: { readonly title: string; readonly text: string }
  readonly pay: (amount: string) => string
  readonly decline: string
  readonly expire: string
  readonly wait: string
  readonly cancel: string
  readonly back: string
  readonly waitingTitle: string
  readonly checkAgain: string
  readonly showAgain: string
  readonly endings: Readonly<Record<'success' | 'declined' | 'expired' | 'error', readonly [string, string]>>
  readonly missing: readonly [string, string]
}
