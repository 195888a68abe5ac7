'use client'
import type { ReactNode } from 'react'
import type { Lazy } from './createLazy.ts'
import { LoadFailed, type LoadFailedProps } from './LoadFailed.tsx'
import { useLazy } from './useLazy.ts'

export interface LoadedProps<Value> extends Omit<LoadFailedProps, 'retry'> {
  readonly lazy: Lazy<Value>
  /** Shown while it loads. */
  readonly fallback: ReactNode
  readonly children: (value: Value) => ReactNode
}

/** Shows something once it is loaded; where it does not load, says so and offers to try again. */
export function Loaded<Value>({ lazy, fallback, children, ...words }: LoadedProps<Value>): ReactNode {
  const { value, retry } = useLazy(lazy)
  if (value !== undefined) return children(value)
  return retry ? <LoadFailed {...words} retry={retry} /> : fallback
}
