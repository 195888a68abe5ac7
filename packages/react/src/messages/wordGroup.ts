/** What is to be known of a language besides its words. */
export interface Language {
  /** BCP 47: the language of the words. */
  readonly lang?: string | undefined
  /** Default: `ltr`. */
  readonly dir?: 'ltr' | 'rtl' | undefined
  /** BCP 47: whose amounts and names of countries to use, where a browser lacks those of the language. */
  readonly formats?: string | undefined
}

/** Words that are loaded together. */
export interface WordGroup {
  readonly language?: Language
}

/** A file of words. */
export interface WordsFile<Known> {
  readonly words: Known
}
