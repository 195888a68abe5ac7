import { luhnSum } from '../gateway/requisites.ts'
import { type Html, html } from './html.ts'
import type { FieldName, TypedField } from './names.ts'
import type { Words } from './words/words.ts'

/** What came from the form, as it was typed. */
export type Typed = Readonly<Record<string, unknown>>

/** Who runs mobile money where a currency is spent, as the documents name them. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  KES: ['M-PESA', 'Airtel'],
  TZS: ['Vodacom', 'Tigo', 'HaloPesa', 'Airtel'],
  GHS: ['Vodafone', 'MTN', 'AirtelTigo'],
  GMD: ['QCell', 'Wave', 'Africel'],
  XAF: ['MTN', 'Orange'],
  XOF: ['Orange', 'MTN', 'Moov', 'Wave'],
}

/** Whether what was typed can be taken. Nothing is compared with anything: the sandbox takes whatever has the right form. */
export function isRight(name: FieldName, typed: Typed, now: number): boolean {
  const value = typed[name]
  if (typeof value !== 'string') return false
  const digits = value.replace(/[\s-]/g, '')
  switch (name) {
    case 'code':
      return /^\d{16}$/.test(digits)
    case 'blik':
      return /^\d{6}$/.test(digits)
    case 'user':
      return value.trim() !== ''
    case 'card':
      return /^\d{12,19}$/.test(digits) && luhnSum(digits) % 10 === 0
    case 'expiry':
      return isToCome(value, now)
    case 'phone':
      return /^\+?\d{6,15}$/.test(digits.replace(/[().]/g, ''))
    case 'operator':
      return Object.values(OPERATORS).some(names => names.includes(value))
  }
}

/** A card can be used until the last day of its month. */
function isToCome(value: string, now: number): boolean {
  const [, month = '', year = ''] = /^\s*(0[1-9]|1[0-2])\s*\/\s*(\d\d)\s*$/.exec(value) ?? []
  return month !== '' && Date.UTC(2000 + Number(year), Number(month)) > now
}

/** How each input is written, beside its name. */
const INPUTS: Readonly<Record<TypedField, Html>> = {
  code: html`inputmode="numeric" autocomplete="off" maxlength="23" placeholder="0000 0000 0000 0000" data-group="4"`,
  blik: html`inputmode="numeric" autocomplete="off" maxlength="11" placeholder="000 000" data-group="3"`,
  user: html`autocomplete="username" maxlength="80" autocapitalize="none" spellcheck="false"`,
  // A browser must not offer a real card here.
  card: html`inputmode="numeric" autocomplete="off" maxlength="28" placeholder="0000 0000 0000 0000" data-group="4"`,
  expiry: html`inputmode="numeric" autocomplete="off" maxlength="7" placeholder="00/00"`,
  phone: html`type="tel" autocomplete="tel" maxlength="24"`,
}

/** A field with its label, its hint, and what is wrong with it. */
export function field(
  name: FieldName,
  words: Words,
  currency: string,
  typed: Typed,
  wrong: readonly FieldName[],
): Html {
  const isWrong = wrong.includes(name)
  if (name === 'operator') return operators(words, OPERATORS[currency] ?? [], typed[name], isWrong)
  const { label, hint, wrong: complaint } = words.fields[name]
  const value = typed[name]
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" ${INPUTS[name]} required aria-describedby="${isWrong && `${name}-wrong `}${name}-hint"${typeof value === 'string' && html` value="${value}"`}${isWrong && html` aria-invalid="true"`}${wrong[0] === name && html` autofocus`}>
${isWrong && html`<p id="${name}-wrong" class="wrong">${complaint}</p>`}
<p id="${name}-hint" class="hint">${hint}</p>
</div>`
}

function operators(words: Words, names: readonly string[], chosen: unknown, isWrong: boolean): Html {
  const { label, wrong } = words.fields.operator
  return html`<fieldset class="field"${isWrong && html` aria-describedby="operator-wrong"`}>
<legend>${label}</legend>
<div class="radios">${names.map(
    (name, place) =>
      html`<label translate="no"><input type="radio" name="operator" value="${name}" required${name === chosen && html` checked`}${isWrong && place === 0 && html` autofocus`}> ${name}</label>`,
  )}</div>
${isWrong && html`<p id="operator-wrong" class="wrong">${wrong}</p>`}
</fieldset>`
}
