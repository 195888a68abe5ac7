/**
 * A time as the gateway wrote it. `text` is kept as received; `instant` is there only when the text names its zone, because
 * zone-less values follow no one zone: in the documents some are UTC and some run three hours ahead of it.
 */
export interface GatewayTime {
  readonly text: string
  readonly instant?: Date
}

const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})?$/

/**
 * Reads a time with 0 to 9 fraction digits, with or without a zone. Year 1, which the gateway writes for "not yet", and text
 * of another shape are absent.
 */
export function parseGatewayTime(text: string | null | undefined): GatewayTime | undefined {
  const match = TIME.exec(text ?? '')
  if (!match || !text || text.startsWith('0001-')) return undefined
  const [, seconds, fraction = '0', zone] = match
  if (zone === undefined) return { text }
  const instant = new Date(`${seconds}.${fraction.slice(0, 3)}${zone}`)
  return Number.isNaN(instant.getTime()) ? { text } : { text, instant }
}
