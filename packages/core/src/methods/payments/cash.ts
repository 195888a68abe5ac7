import type { Method } from '../method.ts'

/** Cash at a counter, Chile and Mexico: known from the welcome page and the navigation; its own pages could not be read. */
export const cash = {
  code: 'cash',
  markets: [
    {
      country: 'CL',
      currency: 'CLP',
      source: 'navigation',
      inferred: ['challenges'],
      challenges: ['redirect'],
      widget: { amountAs: 'number' },
    },
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
