/** Drops what people and pages put between the characters of an identifier: blanks, dots, hyphens, slashes. Never a letter. */
export function stripFormat(text: string): string {
  return text.replace(/[\s./-]/g, '')
}

/** Lays characters into a pattern such as `###.###.###-##`, and stops where they end, so half a number is formatted too. */
export function fillPattern(characters: string, pattern: string): string {
  let next = 0
  let filled = ''
  for (const slot of pattern) {
    if (next === characters.length) break
    filled += slot === '#' ? characters.charAt(next++) : slot
  }
  return filled
}
