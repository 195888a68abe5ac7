import { formatMoney, parseMoney } from '@rumba/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RumbaTestProvider } from '../testing.tsx'
import { createWords, type Words, type WordsOf } from './createWords.tsx'
import { words as en } from './en.ts'
import { formatTag } from './formatTag.ts'
import { findLanguage, toTag } from './language.ts'
import type { CheckoutMessages, MessageOverrides } from './messages.ts'
import { pseudoRightToLeft } from './pseudoRightToLeft.ts'
import { checkoutLanguages } from './words.ts'

beforeEach(() => {
  document.documentElement.lang = ''
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** The checkout's words with a note of each file that was asked for. */
function watched() {
  const asked: string[] = []
  const words = createWords(
    Object.fromEntries(
      Object.entries(checkoutLanguages).map(([tag, load]) => [
        tag,
        () => {
          asked.push(tag)
          return load()
        },
      ]),
    ),
    file => file,
  )
  return { asked, words }
}

interface Given {
  readonly locale?: string
  readonly messages?: MessageOverrides
}

function Part({
  words,
  tell,
}: {
  words: WordsOf<CheckoutMessages>
  tell(found: Words<CheckoutMessages>): void
}) {
  tell(words.useWords())
  return <p>there</p>
}

/** What a part finds below `Localized`, inside a provider that says what the page says. */
async function wordsOf(own: Given, provider: Given = {}) {
  const { asked, words } = watched()
  let found: Words<CheckoutMessages> | undefined
  const { unmount } = render(
    <RumbaTestProvider {...provider}>
      <words.Localized {...own} fallback={null}>
        <Part words={words} tell={words => (found = words)} />
      </words.Localized>
    </RumbaTestProvider>,
  )
  await screen.findByText('there')
  unmount()
  if (!found) throw new Error('no words were found')
  return { asked, ...found }
}

describe('the language of a tag', () => {
  test.each([
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt', 'pt-BR'],
    ['es-MX', 'es'],
    ['es-419', 'es'],
    ['RU-kz', 'ru'],
    ['uz-Latn-UZ', 'uz'],
    ['fr_CA', 'fr'],
    ['en_US', 'en'],
    ['zh-Hant-TW', 'en'],
    ['eng?', 'en'],
    ['', 'en'],
  ])('pain 24: %j is %j', (tag, language) => {
    expect(findLanguage(toTag(tag), Object.keys(checkoutLanguages))).toBe(language)
  })

  test('is that of the prop, else of the provider, else of the page, else of the browser', async () => {
    vi.stubGlobal('navigator', { ...navigator, language: 'fr-FR' })
    expect((await wordsOf({})).locale).toBe('fr-FR')
    document.documentElement.lang = 'pl'
    expect((await wordsOf({})).locale).toBe('pl')
    expect((await wordsOf({}, { locale: 'hi' })).locale).toBe('hi')
    expect((await wordsOf({ locale: 'uk' }, { locale: 'hi' })).locale).toBe('uk')
  })

  test('is the only one that is loaded', async () => {
    expect((await wordsOf({ locale: 'kk' })).asked).toEqual(['kk'])
    expect((await wordsOf({ locale: 'zh' })).asked).toEqual(['en'])
  })
})

describe('amounts', () => {
  test("are written as the buyer's region writes them, in a language that it shares with the words", async () => {
    const { locale, messages, written } = await wordsOf({ locale: 'es-MX' })
    expect(messages.checkout).toBe('Pago')
    expect(written).toEqual({ lang: 'es', dir: 'ltr' })
    expect(formatMoney(parseMoney('1234.50', 'MXN'), locale)).toBe('$1,234.50')
  })

  test('follow the words where they are in another language than was asked for', async () => {
    const { locale, written } = await wordsOf({ locale: 'de-DE' })
    expect(written.lang).toBe('en')
    expect(formatMoney(parseMoney('1234.50', 'EUR'), locale)).toBe('€1,234.50')
  })

  test.each(['kk', 'ky', 'uz'] as const)('of %s are written as in Russian where a browser lacks it', tag => {
    expect(formatTag(tag)).toBeUndefined()
    vi.spyOn(Intl.DisplayNames.prototype, 'of').mockReturnValue('Germany')
    expect(formatTag(tag)).toBe('ru')
  })
})

describe('words of the merchant', () => {
  test('take the places of ours, at any depth, and leave the rest', async () => {
    const { messages } = await wordsOf({
      locale: 'en',
      messages: {
        pay: amount => `Donate ${amount}`,
        total: undefined,
        fields: { email: 'Where to send the receipt' },
        taxIds: { 'cpf-cnpj': 'CPF' },
        method: { pix: { hint: 'Our favourite' }, teleport: { name: 'Teleport' } },
      },
    })
    expect(messages.pay('R$ 1')).toBe('Donate R$ 1')
    expect(messages.total).toBe(en.total)
    expect(messages.fields).toEqual({ ...en.fields, email: 'Where to send the receipt' })
    expect(messages.taxIds).toEqual({ ...en.taxIds, 'cpf-cnpj': 'CPF' })
    expect(messages.method.pix).toEqual({ name: 'Pix', hint: 'Our favourite' })
    expect(messages.method).toMatchObject({ upi: en.method.upi, teleport: { name: 'Teleport' } })
    expect(en.method.pix.hint).not.toBe('Our favourite')
  })

  test('are those of the component before those of the provider', async () => {
    const provider = { messages: { total: 'To pay' } }
    expect((await wordsOf({ locale: 'en' }, provider)).messages.total).toBe('To pay')
    expect((await wordsOf({ locale: 'en', messages: {} }, provider)).messages.total).toBe('Total')
  })

  test('are typed by what there is', () => {
    const typed: readonly MessageOverrides[] = [
      // @ts-expect-error there is no such word
      { totall: 'x' },
      // @ts-expect-error there is no such field
      { fields: { mail: 'x' } },
      // @ts-expect-error a sentence with an amount is a function
      { pay: 'Pay' },
    ]
    expect(typed).toHaveLength(3)
  })

  test('in a language of their own bring its direction, and what is put into a sentence stays apart', async () => {
    const { messages, written, locale } = await wordsOf({
      locale: 'ar-EG',
      messages: pseudoRightToLeft(en),
    })
    expect(written).toEqual({ lang: 'ar-XB', dir: 'rtl' })
    expect(locale).toBe('ar-EG')
    expect(messages.total).toBe('\u202eTotal\u202c')
    expect(messages.pay('\u200fR$ 25,01')).toBe('\u202ePay\u202c \u2068R$ 25,01\u2069')
    expect(messages.fieldErrors(2)).toContain('2')
  })
})
