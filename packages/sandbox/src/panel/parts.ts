import type { Casting } from '../casting.ts'
import type { Scheduler } from '../clock.ts'
import type { Corners } from '../corners.ts'
import type { Faults } from '../faults.ts'
import type { Signer } from '../gateway/signature.ts'
import type { Lifecycle } from '../lifecycle.ts'
import type { Settings } from '../options.ts'
import type { CallRecord } from '../state/calls.ts'
import type { Changes } from '../state/changes.ts'
import type { Store } from '../state/store.ts'

/** What the panel works on. */
export interface PanelParts {
  readonly clock: Scheduler
  readonly store: Store
  readonly lifecycle: Lifecycle
  readonly calls: CallRecord
  readonly casting: Casting
  readonly changes: Changes
  readonly signer: Signer
  readonly faults: Faults
  readonly corners: Corners
  readonly settings: Settings
  readonly reset: () => void
}
