'use client'
import { type Context, createContext, useContext } from 'react'
import { PartMisplacedError } from './PartMisplacedError.ts'

/** What the parts of one root share. */
export interface Root<Value> {
  readonly Context: Context<Value | undefined>
  /** @throws {PartMisplacedError} there is no root above */
  useRoot(): Value
}

/** Makes what a root gives and its parts take. */
export function createRoot<Value>(): Root<Value> {
  const context = createContext<Value | undefined>(undefined)
  return {
    Context: context,
    useRoot() {
      const value = useContext(context)
      if (value === undefined) throw new PartMisplacedError()
      return value
    },
  }
}
