import type { Method } from '../method.ts'

/** Bank transfer, Mexico: known from the welcome page and the navigation; its own page could not be read. */
export const bankTransferMexico = {
  code: 'bank_transfer_mexico',
  markets: [
    {
      country: 'MX',
      currency: 'MXN',
      source: 'navigation',
      inferred: ['currency', 'challenges'],
      challenges: ['redirect'],
      widget: { amountAs: 'number' },
    },
  ],
} as const satisfies Method
