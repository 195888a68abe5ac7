import type { Challenge } from '@rumba/core'
import type { Formats } from './fields.ts'

/** The gateway's two body shapes: `direct` is its H2H, `widget` its HPP. */
export type Shape = 'direct' | 'widget'

/** What one page of the documents asks of a payment, for one currency. Told from the page, not from `@rumba/core`. */
export interface PaymentRules {
  readonly code: string
  readonly currency: string
  /** The shapes that a page shows, or that its prose or the welcome page lists. */
  readonly shapes: readonly Shape[]
  /** What a direct payment may ask of the buyer, the method's own way first; the hosted page is always a redirect. */
  readonly challenges: readonly Challenge['kind'][]
  /** The only `mode` a direct request may name, where it must name one. */
  readonly directMode?: 'initial'
  /** Customer fields that must be there besides `identifier`. */
  readonly requiredCustomer: readonly string[]
  /** What a customer field must look like, where the page says. */
  readonly formats?: Formats
  /** The page could not be read, or not this far: the navigation names the method and nothing more. */
  readonly isInferred?: boolean
}

const BOTH: readonly Shape[] = ['direct', 'widget']
const HOSTED: readonly Shape[] = ['widget']
const PAGE = ['redirect'] as const
const NAMES = ['first_name', 'last_name'] as const

const p2c = { code: 'p2c', shapes: BOTH, challenges: PAGE, requiredCustomer: [] } as const
const cash = {
  code: 'cash',
  shapes: HOSTED,
  challenges: PAGE,
  requiredCustomer: [],
  isInferred: true,
} as const
const mobileMoney = {
  code: 'mobile_money',
  shapes: BOTH,
  challenges: ['stk', 'otp', 'redirect'],
  requiredCustomer: [],
} as const

export const PAYMENT_RULES: readonly PaymentRules[] = [
  {
    code: 'pix',
    currency: 'BRL',
    shapes: BOTH,
    challenges: ['qr', 'redirect'],
    requiredCustomer: [...NAMES, 'itn'],
  },
  {
    code: 'upi',
    currency: 'INR',
    shapes: BOTH,
    challenges: PAGE,
    requiredCustomer: ['email', 'phone', ...NAMES, 'country', 'city', 'address', 'state_code', 'zip_code'],
  },
  { ...p2c, currency: 'KZT' },
  { ...p2c, currency: 'UZS' },
  { ...p2c, currency: 'UAH', shapes: HOSTED, requiredCustomer: NAMES },
  { ...p2c, currency: 'KGS', isInferred: true },
  {
    code: 'paysafecard',
    currency: 'EUR',
    shapes: BOTH,
    challenges: PAGE,
    directMode: 'initial',
    requiredCustomer: [...NAMES, 'country'],
  },
  {
    code: 'epay',
    currency: 'BGN',
    shapes: BOTH,
    challenges: PAGE,
    directMode: 'initial',
    requiredCustomer: [...NAMES, 'country'],
    formats: { phone: { pattern: /^\+?\d{6,20}$/, message: 'must have 6 to 20 digits' } },
  },
  {
    code: 'blik',
    currency: 'PLN',
    shapes: BOTH,
    challenges: PAGE,
    directMode: 'initial',
    requiredCustomer: [],
  },
  {
    code: 'bancontact',
    currency: 'EUR',
    shapes: HOSTED,
    challenges: PAGE,
    requiredCustomer: ['email', 'country', 'zip_code', 'birthday'],
  },
  {
    code: 'bank_transfer_argentina',
    currency: 'ARS',
    shapes: BOTH,
    challenges: ['requisites', 'redirect'],
    directMode: 'initial',
    requiredCustomer: NAMES,
  },
  {
    code: 'bank_transfer_chile',
    currency: 'CLP',
    shapes: BOTH,
    challenges: ['requisites', 'redirect'],
    requiredCustomer: [...NAMES, 'country', 'itn'],
  },
  {
    code: 'bank_transfer_mexico',
    currency: 'MXN',
    shapes: HOSTED,
    challenges: PAGE,
    requiredCustomer: [],
    isInferred: true,
  },
  { ...cash, currency: 'CLP' },
  { ...cash, currency: 'MXN' },
  { ...mobileMoney, currency: 'KES' },
  ...['TZS', 'GHS', 'GMD', 'XAF', 'XOF'].map(currency => ({ ...mobileMoney, currency, isInferred: true })),
]

/** What one page of the documents asks of a payout, for one currency. */
export interface PayoutRules {
  readonly code: string
  readonly currency: string
  /** The object that says who is paid. */
  readonly beneficiary: 'requisites' | 'card' | 'upi' | 'mobile_money'
  readonly requiredBeneficiary: readonly string[]
  /** Customer fields that must be there besides `identifier`. */
  readonly requiredCustomer: readonly string[]
  /** Other fields of the body that must be there. */
  readonly required?: readonly string[]
  /** What a field of the beneficiary must look like, where the page says. */
  readonly formats?: Formats
  /** The page could not be read, or not this far. */
  readonly isInferred?: boolean
}

const card = { code: 'card', beneficiary: 'card', requiredBeneficiary: [], requiredCustomer: [] } as const
const mobileMoneyPayout = {
  code: 'mobile_money',
  beneficiary: 'mobile_money',
  requiredBeneficiary: ['phone'],
  requiredCustomer: ['phone', ...NAMES],
} as const

export const PAYOUT_RULES: readonly PayoutRules[] = [
  {
    code: 'pix',
    currency: 'BRL',
    beneficiary: 'requisites',
    requiredBeneficiary: ['name', 'account'],
    requiredCustomer: [...NAMES, 'itn'],
    formats: { name: { pattern: /^.{5,100}$/su, message: 'must have 5 to 100 characters' } },
  },
  {
    code: 'upi',
    currency: 'INR',
    beneficiary: 'upi',
    requiredBeneficiary: ['account'],
    requiredCustomer: [],
    required: ['description'],
  },
  {
    code: 'bank_transfer_chile',
    currency: 'CLP',
    beneficiary: 'requisites',
    requiredBeneficiary: ['account_number', 'beneficiary_first_name', 'beneficiary_last_name'],
    requiredCustomer: [...NAMES, 'itn'],
  },
  {
    code: 'bank_transfer_mexico',
    currency: 'MXN',
    beneficiary: 'requisites',
    requiredBeneficiary: [],
    requiredCustomer: [],
  },
  {
    code: 'bank_transfer_argentina',
    currency: 'ARS',
    beneficiary: 'requisites',
    requiredBeneficiary: [],
    requiredCustomer: [],
    isInferred: true,
  },
  { ...card, currency: 'UAH' },
  ...['KZT', 'KGS', 'UZS'].map(currency => ({ ...card, currency, isInferred: true })),
  { ...mobileMoneyPayout, currency: 'KES' },
  ...['TZS', 'GHS', 'GMD', 'XAF'].map(currency => ({ ...mobileMoneyPayout, currency, isInferred: true })),
]
