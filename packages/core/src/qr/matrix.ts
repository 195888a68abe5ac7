/** The modules of a symbol row by row; those of its patterns are reserved, the others free for data. */
export interface Matrix {
  readonly size: number
  /** 1 is dark. */
  readonly data: Uint8Array
  readonly reserved: Uint8Array
}

export const createMatrix = (size: number): Matrix => ({
  size,
  data: new Uint8Array(size * size),
  reserved: new Uint8Array(size * size),
})

/** Draws a module of a pattern. */
export function reserve({ size, data, reserved }: Matrix, row: number, column: number, dark: boolean): void {
  data[row * size + column] = Number(dark)
  reserved[row * size + column] = 1
}
