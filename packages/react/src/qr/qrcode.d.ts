/** The parts of the `qrcode` package that draw a symbol; its own types do not cover them. */
declare module 'qrcode/lib/core/alignment-pattern.js' {
  const alignmentPattern: { getPositions(version: number): readonly (readonly [number, number])[] }
  export default alignmentPattern
}
declare module 'qrcode/lib/core/bit-buffer.js' {
  export default class BitBuffer {
    readonly buffer: readonly number[]
    readonly length: number
    put(value: number, bits: number): void
  }
}
declare module 'qrcode/lib/core/bit-matrix.js' {
  export default class BitMatrix {
    readonly size: number
    readonly data: Uint8Array
    constructor(size: number)
    set(row: number, column: number, dark: boolean, reserved: boolean): void
    isReserved(row: number, column: number): boolean
  }
}
declare module 'qrcode/lib/core/format-info.js' {
  const formatInfo: { getEncodedBits(level: { readonly bit: number }, mask: number): number }
  export default formatInfo
}
declare module 'qrcode/lib/core/mask-pattern.js' {
  import type BitMatrix from 'qrcode/lib/core/bit-matrix.js'

  const maskPattern: {
    /** Tries each mask with its format drawn by `drawFormat`, and undoes it. */
    getBestMask(matrix: BitMatrix, drawFormat: (mask: number) => void): number
    applyMask(mask: number, matrix: BitMatrix): void
  }
  export default maskPattern
}
declare module 'qrcode/lib/core/reed-solomon-encoder.js' {
  export default class ReedSolomonEncoder {
    constructor(degree: number)
    encode(block: Uint8Array): Uint8Array
  }
}
declare module 'qrcode/lib/core/utils.js' {
  const utils: { getSymbolTotalCodewords(version: number): number }
  export default utils
}
/** The whole encoder, which the tests hold ours against. */
declare module 'qrcode/lib/core/qrcode.js' {
  interface Segment {
    readonly data: string
    readonly mode: 'byte'
  }
  interface Symbol {
    readonly modules: { readonly size: number; readonly data: Uint8Array }
  }
  const encoder: {
    create(segments: readonly Segment[], options: { errorCorrectionLevel: 'M' }): Symbol
  }
  export default encoder
}
