/** Ids and numbers that are drawn one after the other. */
export interface Draw {
  /** A UUID in lower case, version 4 in form. */
  uuid(): string
  /** That many decimal digits, the first of them not 0. */
  digits(count: number): string
}

/**
 * Where the ids of a sandbox come from: random, or the same for the same seed and name. A name of its own for each transaction
 * keeps its ids apart from whatever else is going on, so calls that overlap do not exchange them.
 */
export function createDraws(seed?: string): (name: string) => Draw {
  return name => createDraw(seed === undefined ? randomWord : seededWords(`${seed}\n${name}`))
}

function createDraw(word: () => number): Draw {
  return {
    uuid() {
      const hex = [word(), word(), word(), word()].map(value => value.toString(16).padStart(8, '0')).join('')
      const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
    digits(count) {
      const rest = Array.from({ length: count - 1 }, () => word() % 10).join('')
      return `${1 + (word() % 9)}${rest}`
    },
  }
}

/** Drawn by the block: one call for each word costs more than the rest of an id. */
const block = new Uint32Array(1024)
let drawn = block.length

function randomWord(): number {
  if (drawn === block.length) {
    crypto.getRandomValues(block)
    drawn = 0
  }
  const word = block[drawn] ?? 0
  drawn += 1
  return word
}

/**
 * Repeatable, and good for nothing secret: four hashes of the text, each with a multiplier of its own, as the 128 bits of state
 * of one small generator. With 32 bits two of 100,000 names would meet.
 */
function seededWords(text: string): () => number {
  const bytes = new TextEncoder().encode(text)
  const hash = (factor: number): number => {
    let state = factor ^ bytes.length
    for (const byte of bytes) {
      state = Math.imul(state ^ byte, factor)
      state ^= state >>> 15
    }
    return state
  }
  let [a, b, c, counter] = [hash(0x9e3779b1), hash(0x85ebca6b), hash(0xc2b2ae35), hash(0x27d4eb2f)]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  // Names that differ in one letter start close together; a few rounds part them.
  for (let round = 0; round < 12; round += 1) next()
  return next
}
