/**
 * Check digit of the Brazilian numbers: weights from 2 rise from the right and start again after `maxWeight`. A character
 * counts as its code minus 48, so a digit is worth itself and `A` is worth 17.
 */
export function mod11(characters: string, maxWeight: number): string {
  let sum = 0
  let weight = 2
  for (let at = characters.length - 1; at >= 0; at--) {
    sum += (characters.charCodeAt(at) - 48) * weight
    weight = weight === maxWeight ? 2 : weight + 1
  }
  const rest = sum % 11
  return String(rest < 2 ? 0 : 11 - rest)
}

/** Whether the last two characters are the check digits of those before them. */
export function hasCheckDigits(characters: string, maxWeight: number): boolean {
  const first = characters.slice(0, -2) + mod11(characters.slice(0, -2), maxWeight)
  return characters === first + mod11(first, maxWeight)
}
