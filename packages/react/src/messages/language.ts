import { attempt } from '../attempt.ts'

/** The tag as Intl wants it, or English where it is none: a page may well say `en_US`. */
export const toTag = (tag: string): string =>
  attempt(() => Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]) ?? 'en'

/** The language of a tag: `pt` of `pt-BR`. */
export const languageOf = (tag: string): string | undefined => tag.split('-')[0]

/** The language to show for a canonical tag: itself, else another region of its language, else English. */
export const findLanguage = (tag: string, names: readonly string[]): string =>
  names.includes(tag) ? tag : (names.find(name => languageOf(name) === languageOf(tag)) ?? 'en')
