'use client'
import { useSyncExternalStore } from 'react'
import { type Lazy, type LazyState, NOTHING } from './createLazy.ts'

/** On a server, and while a page takes over what a server drew, nothing is loaded yet. */
const getNothing = (): LazyState<never> => NOTHING

/** Loads something while this is shown. */
export function useLazy<Value>(lazy: Lazy<Value>): LazyState<Value> {
  return useSyncExternalStore(lazy.subscribe, lazy.get, getNothing)
}
