import type { UpiLink } from '@rumba/core'
import type { Device } from '../../hooks/device.ts'
import type { DeepLink } from '../../hooks/useDeepLink.ts'
import { createRoot, type Root } from '../part/createRoot.ts'

/** What the parts of one UPI link share besides those of every code. */
export interface UpiContextValue {
  readonly link: UpiLink
  readonly device: Device
  readonly deepLink: DeepLink
  /** Draws the symbol on a phone, where it waits to be asked for. */
  askForQr(): void
}

/** Given by `UpiRoot`. */
export const upiRoot: Root<UpiContextValue> = /* @__PURE__ */ createRoot()
