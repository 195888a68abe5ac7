'use client'
import { type JSX, useMemo } from 'react'

/** ISO 3166-1 alpha-2 and XK, by their first letter: `AD AE BA` is `ADE BA`. */
const CODES =
  'ADEFGILMORSTUWXZ BABDEFGHIJLMNOQRSTWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGRST FIJKMOR GABDEFGHILMNPQRTUWY HKNRTU IDELMNQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMRSTWY QA REOSUW SABCDEGHIKLMNORSTVXYZ TCDGHJLMNORTVWZ UAGSYZ VACEGINU WFS XK YET ZAMW'

/** Every country by its name in the person's language, in that language's order. */
export function CountryOptions({ locale }: { readonly locale: string }): JSX.Element {
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'region' })
    return CODES.split(' ')
      .flatMap(([first = '', ...seconds]) => seconds.map(second => first + second))
      .map(code => ({ code, name: names.of(code) ?? code }))
      .sort((a, b) => a.name.localeCompare(b.name, locale))
  }, [locale])
  return (
    <>
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  )
}
