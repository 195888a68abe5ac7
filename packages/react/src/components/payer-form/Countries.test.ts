import { expect, test } from 'vitest'
import { listCountries } from './Countries.tsx'

/** ISO 3166-1 alpha-2 and XK, by their first letter: `AD AE BA` is `ADE BA`. */
const CODES =
  'ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS XK YET ZAMW'

test('every country of ISO 3166-1 is listed once, Kosovo too, and nothing else', () => {
  const codes = CODES.split(' ').flatMap(([first = '', ...seconds]) => seconds.map(second => first + second))
  expect(codes).toHaveLength(250)
  expect(
    listCountries('en')
      .map(({ code }) => code)
      .sort(),
  ).toEqual(codes.sort())
})

test("countries have their names and order in the person's language", () => {
  const names = listCountries('pt-BR').map(({ name }) => name)
  expect(names.slice(0, 3)).toEqual(['Afeganistão', 'África do Sul', 'Albânia'])
  expect(listCountries('hi').find(({ code }) => code === 'IN')?.name).toBe('भारत')
})

test('a language whose names the browser lacks still lists every country', () => {
  expect(listCountries('und')).toHaveLength(250)
})
