import type { BrCodeFindingCode } from './br-code/inspect.ts'
import type { Finding } from './inspection.ts'
import type { UpiFindingCode } from './upi/inspect.ts'

/** `#` stands for what was found. */
const WORDS: Readonly<Record<BrCodeFindingCode | UpiFindingCode, string>> = {
  syntax: 'It cannot be read: #',
  'not-pix': 'It has no Pix account; its currency is "#".',
  kyrgyz: 'A Kyrgyz QR code, not a Pix code.',
  currency: 'Not the currency of its kind (#).',
  'amount-syntax': 'Its amount cannot be read: #',
  location: 'A location is no address, or has a scheme (#).',
  'two-payees': 'It has a key and a location.',
  'order-currency': 'The order is in #, another currency.',
  'amount-mismatch': "Its amount is #, not the order's.",
  'payee-mismatch': "Its payee is not the order's.",
  'account-mismatch': "Its key or address is not the order's.",
  checksum: 'Tag 63 is #.',
  limit: 'Longer than its rule allows: #.',
  characters: 'Not all is printable ASCII.',
  'missing-tag': 'Tag # is absent.',
  country: 'Its country is #, not BR.',
  initiation: 'Tag 01 is #, not 11 or 12.',
  'amount-zero': 'Its amount is zero.',
  'amount-editable': 'The payer may change the amount.',
  'hidden-characters': 'The name or note holds characters that cannot be seen.',
  'missing-parameter': 'Parameter # is absent.',
  blank: 'A blank is not written as %20.',
  'merchant-code': 'mc is not four digits.',
  mode: 'mode is not two digits up to 22.',
  'peer-to-peer': 'Apps may refuse an intent that pays no merchant; show the QR too.',
  'signature-order': 'sign is not the last parameter.',
}

/** A finding in words for a developer, in English. Apart from the judgement, as a page that pays needs none of them. */
export function explainFinding({ code, found }: Finding<BrCodeFindingCode | UpiFindingCode>): string {
  return WORDS[code].replace('#', () => found ?? '–')
}
