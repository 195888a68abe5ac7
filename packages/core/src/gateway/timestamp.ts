/**
 * A time as the gateway wrote it. `text` is kept as received, whatever it is. `instant` is there only when the text names its
 * zone, because zone-less values follow no one zone: in the documents some are UTC and some run three hours ahead of it.
 */
export interface GatewayTime {
  readonly text: string
  readonly instant?: Date
  /** Date and time of day where no zone is named: good for showing, not for ordering. */
  readonly local?: string
}

const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})?$/

/**
 * Reads a time with 0 to 9 fraction digits, with or without a zone. Year 1, which the gateway writes for "not yet", and text
 * of another shape have neither an instant nor a local time.
 */
export function parseGatewayTime(text: string): GatewayTime {
  const match = TIME.exec(text)
  if (!match || text.startsWith('0001-')) return { text }
  const [, seconds, fraction = '0', zone] = match
  const instant = new Date(`${seconds}.${fraction.slice(0, 3)}${zone ?? 'Z'}`)
  if (Number.isNaN(instant.getTime())) return { text }
  return zone === undefined ? { text, local: text } : { text, instant }
}
