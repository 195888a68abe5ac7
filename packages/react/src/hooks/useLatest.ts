'use client'
import { type RefObject, useEffect, useRef } from 'react'

/** The newest value for callbacks that run later, so that an inline function never restarts anything. */
export function useLatest<Value>(value: Value): Readonly<RefObject<Value>> {
  const ref = useRef(value)
  useEffect(() => {
    ref.current = value
  })
  return ref
}
