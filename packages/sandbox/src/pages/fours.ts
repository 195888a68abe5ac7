/** Digits in groups of four, as cards and vouchers print them. */
export function inFours(digits: string): string {
  return digits.replace(/\d{4}(?=\d)/g, '$& ')
}
