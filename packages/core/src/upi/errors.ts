import { RumbaError } from '../errors.ts'

/** The text is no UPI payment link, or one that two apps could read differently. The link itself stays out: it names the payee. */
export class UpiLinkSyntaxError extends RumbaError {
  override readonly name = 'UpiLinkSyntaxError'
  readonly code = 'UPI_LINK_SYNTAX'
  /**
   * `length` over 2048 characters · `characters` or `encoding` control characters or broken escapes · `fragment` a `#` ·
   * `link` not `scheme://path?query` · `scheme` not a UPI app's · `path` not a payment, such as a mandate · `repeated` a parameter
   * twice · `payee` no payment address
   */
  declare readonly reason:
    | 'length'
    | 'characters'
    | 'encoding'
    | 'fragment'
    | 'link'
    | 'scheme'
    | 'path'
    | 'repeated'
    | 'payee'

  constructor(reason: UpiLinkSyntaxError['reason']) {
    super(`UPI link unreadable (${reason}). Was it cut or edited on its way?`)
    this.reason = reason
  }
}
