/** What something gives, or nothing where it throws: where a page may not do it, or the text is not what it should be. */
export function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
