'use client'
import { type ComponentPropsWithoutRef, type JSX, useMemo } from 'react'
import { checkoutWords } from '../../messages/words.ts'

/** Asks for a country: each by its name in the person's language, in that language's order. */
export function Countries(props: ComponentPropsWithoutRef<'select'>): JSX.Element {
  const { messages, locale } = checkoutWords.useWords()
  const countries = useMemo(() => listCountries(locale), [locale])
  return (
    <select {...props}>
      <option value="">{messages.choose}</option>
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** What has a name in the browser and no place in ISO 3166-1: unions, islands of a country, test data. Kosovo (XK) stays. */
const NO_COUNTRIES = 'AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'

/** ISO 3166-1 alpha-2 and XK, as the browser knows them. */
export function listCountries(locale: string): { readonly code: string; readonly name: string }[] {
  const known = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  // Every two letters.
  return Array.from({ length: 26 * 26 }, (_, index) =>
    String.fromCharCode(65 + index / 26, 65 + (index % 26)),
  )
    .filter(
      code =>
        known.of(code) &&
        // A code of old (SU) is read as what came after it.
        new Intl.Locale(`und-${code}`).region === code &&
        !NO_COUNTRIES.includes(code),
    )
    .map(code => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
}
