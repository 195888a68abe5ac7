/** The plural forms of each language, by the names of Unicode CLDR. */
export interface PluralForms {
  readonly 'pt-BR': 'one' | 'many' | 'other'
  readonly es: 'one' | 'many' | 'other'
  readonly hi: 'one' | 'other'
  readonly ru: 'one' | 'few' | 'many' | 'other'
  readonly uk: 'one' | 'few' | 'many' | 'other'
  readonly kk: 'one' | 'other'
  readonly uz: 'one' | 'other'
  readonly ky: 'one' | 'other'
  readonly pl: 'one' | 'few' | 'many' | 'other'
  readonly bg: 'one' | 'other'
  readonly fr: 'one' | 'many' | 'other'
  readonly nl: 'one' | 'other'
}

/**
 * Makes a sentence that counts.
 *
 * @param forms a sentence for each plural form of the language, with `#` where the number stands
 */
export function plural<Language extends keyof PluralForms>(
  language: Language,
  forms: Readonly<Record<PluralForms[Language], string>>,
): (count: number) => string {
  const rules = new Intl.PluralRules(language)
  return count => forms[rules.select(count) as PluralForms[Language]].replace('#', String(count))
}
