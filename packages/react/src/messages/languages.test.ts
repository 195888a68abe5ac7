import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { challengeLanguages } from './challengeWords.ts'
import { checkoutLanguages } from './checkoutWords.ts'
import type { PluralForms } from './plural.ts'

type Tag = keyof PluralForms | 'en'

const TAGS: readonly Tag[] = ['en', 'pt-BR', 'es', 'hi', 'ru', 'uk', 'kk', 'uz', 'ky', 'pl', 'bg', 'fr', 'nl']

/** Each group of words with the folder its files are in. */
const GROUPS = { '': checkoutLanguages, challenge: challengeLanguages } as const

async function load(tag: Tag): Promise<Readonly<Record<string, Message>>> {
  const groups: [string, Message][] = []
  for (const languages of Object.values(GROUPS)) {
    groups.push(...flatten({ ...(await languages[tag]?.())?.words, language: {} }))
  }
  return Object.fromEntries(groups)
}

type Message = string | ((...args: unknown[]) => string)

/** Every message by its path: `fields.email`, `pixSteps.0`. */
function flatten(value: object, path = ''): [string, Message][] {
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'object' ? flatten(part, `${path}${name}.`) : [[path + name, part]],
  )
}

const words: Readonly<Record<string, Readonly<Record<string, Message>>>> = Object.fromEntries(
  await Promise.all(TAGS.map(async tag => [tag, await load(tag)])),
)
const others = TAGS.filter(tag => tag !== 'en')

/** A message as text, with marks in place of what is put into it; `absent` leaves out what may be absent. */
const written = (message: Message | undefined, absent = false): string =>
  typeof message === 'function'
    ? message(
        ...Array.from({ length: message.length }, (_, at) => (absent && at === 0 ? undefined : `⟦${at}⟧`)),
      )
    : (message ?? '')

/** Names that stay as they are in every language, and words that languages share with English. */
const SAME: readonly string[] = [
  'method.pix.name',
  'method.upi.name',
  'method.blik.name',
  'method.bancontact.name',
  'method.epay.name',
  'method.paysafecard.name',
  'taxIds.cuit',
  'taxIds.rut',
]
const SAME_IN: Partial<Record<Tag, readonly string[]>> = {
  'pt-BR': ['total', 'method.mobile_money.name', 'details.alias'],
  es: ['total', 'details.alias'],
  fr: ['total', 'minutes'],
}

describe('the files', () => {
  test.each(Object.entries(GROUPS))('of messages/%s are all known, and no other', (folder, languages) => {
    const files = readdirSync(join(import.meta.dirname, folder))
      .map(name => name.replace('.ts', ''))
      .filter(name => /^[a-z]{2}(-[A-Z]{2})?$/.test(name))
    expect(files.sort()).toEqual([...TAGS].sort())
    expect(Object.keys(languages)).toEqual(TAGS)
  })
})

describe.each(others)('%s', tag => {
  const own = words[tag] ?? {}

  test('says all that English says', () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(words.en ?? {}).sort())
  })

  test('has nothing left in English', () => {
    const same = Object.keys(own).filter(name => written(own[name]) === written(words.en?.[name]))
    expect(same.sort()).toEqual([...SAME, ...(SAME_IN[tag] ?? [])].sort())
  })

  test('puts the same things into each sentence, once', () => {
    for (const [name, message] of Object.entries(own)) {
      for (const absent of [false, true]) {
        const marks = (message: Message | undefined) => written(message, absent).match(/⟦\d⟧/g)?.sort() ?? []
        if (typeof message === 'function' && absent && message.length < 2) continue
        expect([name, ...marks(message)]).toEqual([name, ...marks(words.en?.[name])])
        expect(written(message, absent)).not.toContain('undefined')
      }
    }
  })
})

/** The letters of each language. Names in Latin letters are judged apart. */
const LETTERS: Readonly<Record<Tag, RegExp>> = {
  en: /^[a-z]+$/i,
  'pt-BR': /^[a-záâãàéêíóôõúç]+$/i,
  es: /^[a-záéíóúñü]+$/i,
  fr: /^[a-zàâçéèêëîïôœùûü]+$/i,
  nl: /^[a-zéëïóö]+$/i,
  pl: /^[a-ząćęłńóśźż]+$/i,
  uz: /^[a-zʻʼ]+$/i,
  hi: /^[\u0900-\u0965\u0971-\u097f]+$/,
  ru: /^[а-яё]+$/i,
  uk: /^[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя]+$/i,
  bg: /^[а-ъьюя]+$/i,
  kk: /^[а-яёәғқңөұүһі]+$/i,
  ky: /^[а-яёңөү]+$/i,
}
const NAMES = /^(Pix|QR|UPI|BLIK|Bancontact|ePay|bg|paysafecard|CPF|CNPJ|CUIT|RUT|PAN|PIN|SMS|OTP|x)$/

/** The marks around what is quoted. English quotes nothing. */
const QUOTES: Partial<Record<Tag, string>> = {
  hi: '“”',
  ru: '«»',
  uk: '«»',
  kk: '«»',
  uz: '“”',
  ky: '«»',
  pl: '„”',
  bg: '„“',
  fr: '«»',
}

describe.each(TAGS)('the type of %s', tag => {
  const texts = Object.entries(words[tag] ?? {}).map(
    ([name, message]) => [name, written(message).replaceAll(/⟦\d⟧/g, 'x')] as const,
  )

  test('has only letters of the language, in names apart', () => {
    for (const [name, text] of texts) {
      for (const word of text.match(/[\p{L}\p{M}ʻʼ]+/gu) ?? []) {
        if (!NAMES.test(word)) expect([name, word]).toEqual([name, expect.stringMatching(LETTERS[tag])])
      }
    }
  })

  test('has the quotes, dots and blanks of print', () => {
    for (const [name, text] of texts) {
      const at = `${name}: ${text}`
      expect(at).not.toMatch(/["'`´]|\.\.\.| {2}|\s$/)
      for (const mark of text.match(/[“”„«»‚‹›]/g) ?? [])
        expect([at, QUOTES[tag]]).toEqual([at, expect.stringContaining(mark)])
      if (tag === 'fr') expect(at.slice(name.length + 2)).not.toMatch(/[^\u00a0][:;!?»]|«[^\u00a0]/)
      else expect(text).not.toMatch(/\s[:;!?.,]/)
    }
  })
})

/** The forms that types ask of each language. */
const FORMS = {
  'pt-BR': ['one', 'many', 'other'],
  es: ['one', 'many', 'other'],
  hi: ['one', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  uk: ['one', 'few', 'many', 'other'],
  kk: ['one', 'other'],
  uz: ['one', 'other'],
  ky: ['one', 'other'],
  pl: ['one', 'few', 'many', 'other'],
  bg: ['one', 'other'],
  fr: ['one', 'many', 'other'],
  nl: ['one', 'other'],
} as const satisfies { readonly [Language in keyof PluralForms]: readonly PluralForms[Language][] }

describe('a count', () => {
  test.each(Object.entries(FORMS))('has every plural form of %s', (tag, forms) => {
    expect(new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort()).toEqual([...forms].sort())
  })

  test.each([
    ['en', '1 minute, 2 minutes, 21 minutes'],
    ['pt-BR', '1 minuto, 2 minutos, 21 minutos, 1000000 de minutos'],
    ['es', '1 minuto, 2 minutos, 21 minutos, 1000000 de minutos'],
    ['hi', '1 मिनट, 2 मिनट'],
    ['ru', '1 минута, 2 минуты, 5 минут, 11 минут, 21 минута, 1.5 минуты'],
    ['uk', '1 хвилина, 2 хвилини, 5 хвилин, 11 хвилин, 21 хвилина, 1.5 хвилини'],
    ['kk', '1 минут, 2 минут'],
    ['uz', '1 daqiqa, 2 daqiqa'],
    ['ky', '1 мүнөт, 2 мүнөт'],
    ['pl', '1 minuta, 2 minuty, 5 minut, 21 minut, 22 minuty, 1.5 minuty'],
    ['bg', '1 минута, 2 минути, 21 минути'],
    ['fr', '0 minute, 1 minute, 2 minutes, 1000000 de minutes'],
    ['nl', '1 minuut, 2 minuten'],
  ])('of minutes is said rightly in %s', (tag, said) => {
    const minutes = words[tag]?.minutes as (count: number) => string
    expect(said.split(', ').map(text => minutes(Number.parseFloat(text)))).toEqual(said.split(', '))
  })

  test.each([
    ['en', 'Please check one field:', 'Please check 2 fields:'],
    ['ru', 'Проверьте 1 поле:', 'Проверьте 2 поля:', 'Проверьте 5 полей:'],
    ['uk', 'Перевірте 1 поле:', 'Перевірте 2 поля:', 'Перевірте 5 полів:'],
    ['pl', 'Sprawdź 1 pole:', 'Sprawdź 2 pola:', 'Sprawdź 5 pól:'],
    ['bg', 'Проверете 1 поле:', 'Проверете 2 полета:'],
  ])('of faulty fields is said rightly in %s', (tag, ...said) => {
    const fieldErrors = words[tag]?.fieldErrors as (count: number) => string
    expect([1, 2, 5].slice(0, said.length).map(fieldErrors)).toEqual(said)
  })
})

test.each(TAGS)(
  'in %s an order that cannot be read may have been paid, and the words leave that open',
  tag => {
    const { failedText, expiredText } = words[tag] ?? {}
    const [, ifPaid] = /[.।] (.+)$/u.exec(written(expiredText)) ?? []
    expect(ifPaid).toBeTruthy()
    expect(written(failedText)).toMatch(new RegExp(`${ifPaid?.replace('.', '\\.')}$`, 'u'))
  },
)
