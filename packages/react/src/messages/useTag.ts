'use client'
import { useContext } from 'react'
import { RumbaContext } from '../RumbaProvider.tsx'
import { toTag } from './language.ts'

/** The canonical tag of the language to show: the one given, else the provider's, else the page's, else the browser's. */
export function useTag(locale: string | undefined): string {
  const provided = useContext(RumbaContext)?.locale
  return toTag(locale || provided || pageLocale())
}

const pageLocale = (): string =>
  (typeof document === 'undefined' ? '' : document.documentElement.lang) ||
  (typeof navigator === 'undefined' ? '' : navigator.language) ||
  'en'
