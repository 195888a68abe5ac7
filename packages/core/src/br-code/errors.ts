import { RumbaError } from '../errors.ts'

/** A tag or a length inside the code cannot be read, so nothing after it can be trusted. */
export class BrCodeSyntaxError extends RumbaError {
  override readonly name = 'BrCodeSyntaxError'
  readonly code = 'BR_CODE_SYNTAX'
  /** Position of the unreadable object in characters from 0. */
  declare readonly offset: number
  declare readonly found: string

  constructor(offset: number, found: string) {
    super(`BR Code unreadable at character ${offset} ("${found}"). Was it cut or edited while copying?`)
    this.offset = offset
    this.found = found
  }
}

/** The code is sound but holds no Pix account: it belongs to another scheme or country. */
export class BrCodeNotPixError extends RumbaError {
  override readonly name = 'BrCodeNotPixError'
  readonly code = 'BR_CODE_NOT_PIX'
  /** ISO 4217 numeric as the code states it; empty when it does not. */
  declare readonly currency: string

  constructor(currency: string) {
    super(`No Pix account in this code (currency "${currency.slice(0, 8)}"). Is it of another scheme?`)
    this.currency = currency
  }
}
