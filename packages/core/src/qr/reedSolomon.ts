/** Multiplies two bytes in GF(256) over x⁸ + x⁴ + x³ + x² + 1. */
function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

/** The polynomial with the roots 2⁰ to 2^(degree − 1), without its leading 1. */
function createGenerator(degree: number): Uint8Array {
  const generator = new Uint8Array(degree)
  generator[degree - 1] = 1
  let root = 1
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++) {
      generator[at] = multiply(generator[at] ?? 0, root) ^ (generator[at + 1] ?? 0)
    }
    root = multiply(root, 2)
  }
  return generator
}

/**
 * Makes what finds the codewords that correct a block.
 *
 * @see ISO/IEC 18004, annex A
 */
export function createCorrector(degree: number): (block: Uint8Array) => Uint8Array {
  const generator = createGenerator(degree)
  return block => {
    const rest = new Uint8Array(degree)
    for (const codeword of block) {
      const factor = codeword ^ (rest[0] ?? 0)
      rest.copyWithin(0, 1)
      rest[degree - 1] = 0
      for (let at = 0; at < degree; at++) {
        rest[at] = (rest[at] ?? 0) ^ multiply(generator[at] ?? 0, factor)
      }
    }
    return rest
  }
}
