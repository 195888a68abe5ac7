/**
 * The modules of a symbol row by row; those of its patterns are reserved, the others free for data. Behind each row stands one
 * more, which is neither dark nor light, so that nothing is found across the ends of rows.
 */
export interface Matrix {
  readonly size: number
  /** 1 is dark. */
  readonly data: Uint8Array
  readonly reserved: Uint8Array
  /** Draws a module of a pattern. */
  readonly draw: Draw
}

export type Draw = (row: number, column: number, module: number) => void

export function createMatrix(size: number): Matrix {
  const data = new Uint8Array(size * (size + 1))
  const reserved = new Uint8Array(size * (size + 1))
  return {
    size,
    data,
    reserved,
    draw(row, column, module) {
      data[row * (size + 1) + column] = module
      reserved[row * (size + 1) + column] = 1
    },
  }
}
