/**
 * The tag to write amounts and countries by, for a language that a browser may lack. Chromium has the plurals of Kazakh, Kyrgyz
 * and Uzbek and nothing else of them: it would write English between their words. Russian writes numbers as they do, and its
 * names of countries are read there.
 */
export const formatTag = (tag: 'kk' | 'ky' | 'uz'): string | undefined =>
  new Intl.DisplayNames([tag, 'en'], { type: 'region' }).of('DE') === 'Germany' ? 'ru' : undefined
