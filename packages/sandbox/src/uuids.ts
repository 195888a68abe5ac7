/**
 * Makes the ids of a sandbox: random, or the same sequence each time for the same seed.
 *
 * @returns a maker of UUIDs in lower case, version 4 in form
 */
export function createUuids(seed?: string): () => string {
  const word = seed === undefined ? randomWord : seededWords(seed)
  return () => {
    const hex = [word(), word(), word(), word()].map(value => value.toString(16).padStart(8, '0')).join('')
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

const randomWord = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0

/** SplitMix32 over a hash of the seed: repeatable, and good for nothing secret. */
function seededWords(seed: string): () => number {
  let state = 0x811c9dc5
  for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}
