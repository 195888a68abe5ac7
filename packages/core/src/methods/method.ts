import type { Challenge } from '../challenge.ts'
import type { Field } from './field.ts'

/** One payment method as the gateway's documents describe it. */
export interface Method {
  readonly code: string
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[]
  /** ISO 4217 alpha-3. */
  readonly currencies: readonly string[]
  /**
   * `direct`: the merchant's page shows the challenge (the gateway's H2H shape). `widget`: the gateway's hosted page shows it
   * (its HPP shape). The first is the default.
   */
  readonly modes: readonly ('direct' | 'widget')[]
  /** The gateway's `mode` word in a direct request, where it wants one. */
  readonly directMode?: 'initial'
  /** How the amount is written in a request. */
  readonly amountAs: 'number' | 'string'
  readonly challenges: readonly Challenge['kind'][]
  /** Customer fields beyond the merchant's own `identifier`. */
  readonly fields: readonly Field[]
  /** Pages of the gateway's documents these facts come from. */
  readonly sources: readonly string[]
}
