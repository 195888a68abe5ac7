/**
 * Makes what finds the codewords that correct a block; both are hexadecimal. A polynomial over GF(256) is one number, a byte to a
 * coefficient, so that all of them are multiplied together.
 *
 * @see ISO/IEC 18004, annex A
 */
export function createCorrector(degree: number): (block: string) => string {
  const width = BigInt(degree * 8)
  const ones = ((256n << width) - 1n) / 255n
  /** Modulo x⁸ + x⁴ + x³ + x² + 1. */
  const double = (polynomial: bigint): bigint =>
    ((polynomial & (ones * 127n)) << 1n) ^ (((polynomial >> 7n) & ones) * 29n)

  // With the roots 2⁰ to 2^(degree − 1).
  let generator = 1n
  for (let power = 0; power < degree; power++) {
    let product = generator
    for (let step = 0; step < power; step++) product = double(product)
    generator = (generator << 8n) ^ product
  }
  const multiples = [0n]
  for (let factor = 1; factor < 256; factor++) {
    multiples.push(double(multiples[factor >> 1] ?? 0n) ^ (factor % 2 ? generator : 0n))
  }

  return block => {
    let rest = 0n
    for (let at = 0; at < block.length; at += 2) {
      rest = (rest << 8n) ^ (BigInt(`0x${block.slice(at, at + 2)}`) << width)
      rest ^= multiples[Number(rest >> width)] ?? 0n
    }
    return rest.toString(16).padStart(degree * 2, '0')
  }
}
