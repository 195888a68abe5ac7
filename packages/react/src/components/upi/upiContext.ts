'use client'
import type { UpiLink } from '@rumba/core'
import { type Context, createContext, useContext } from 'react'
import type { Device } from '../../hooks/device.ts'
import type { DeepLink } from '../../hooks/useDeepLink.ts'
import { PartMisplacedError } from '../part/PartMisplacedError.ts'

/** What the parts of one UPI link share besides those of every code. */
export interface UpiContextValue {
  readonly link: UpiLink
  readonly device: Device
  readonly deepLink: DeepLink
  /** Draws the symbol on a phone, where it waits to be asked for. */
  askForQr(): void
}

export const UpiContext: Context<UpiContextValue | undefined> = createContext<UpiContextValue | undefined>(
  undefined,
)

/** @throws {PartMisplacedError} there is no `UpiRoot` above */
export function useUpi(): UpiContextValue {
  const value = useContext(UpiContext)
  if (!value) throw new PartMisplacedError()
  return value
}
