const BANK = 'm3 9 9-5 9 5zM6 9v8m4-8v8m4-8v8m4-8v8M3 20h18'
const CARD = 'M3 6h18v12H3zm0 4h18M6 14h4'
const PHONE = 'M7 3h10v18H7zm4 15h2'

const ICONS: Readonly<Record<string, string>> = {
  blik: PHONE,
  cash: 'M3 6h18v12H3zm6 6a3 3 0 1 0 6 0 3 3 0 1 0-6 0',
  mobile_money: PHONE,
  p2c: 'M4 8h16l-4-4m4 12H4l4 4',
  paysafecard: 'M3 6h18v4a2 2 0 0 0 0 4v4H3v-4a2 2 0 0 0 0-4zm6 0v12',
  pix: 'm12 3 9 9-9 9-9-9zm-4 5 8 8m0-8-8 8',
  upi: 'm6 4 6 8-6 8m6-16 6 8-6 8',
}

/** A line drawn on a grid of 24 by 24, of what the buyer pays with. None is a brand's mark: those are their owners' to give. */
export const methodIcon = (code: string): string => ICONS[code] ?? (code.startsWith('bank_') ? BANK : CARD)
