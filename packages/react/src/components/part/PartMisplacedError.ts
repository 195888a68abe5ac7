import { RumbaError } from '@rumba/core'

/** A part was used outside the root that says what it shows. */
export class PartMisplacedError extends RumbaError {
  override readonly name = 'PartMisplacedError'
  readonly code = 'PART_MISPLACED'

  constructor() {
    super('This stands outside its root. Put it inside.')
  }
}
