/** Writes codes for the tests of this folder; nothing that ships imports it. */
import { crc16 } from './crc16.ts'

/** One data object. `length` counts characters, as EMV says, where the test does not say otherwise. */
export const tlv = (tag: string, value: string, length: number = [...value].length): string =>
  tag + String(length).padStart(2, '0') + value

/** Closes a code with its checksum. */
export const seal = (body: string): string => `${body}6304${crc16(`${body}6304`)}`

export const GUI: string = tlv('00', 'br.gov.bcb.pix')
export const KEY: string = tlv('01', 'fulano@example.com')
export const LOCATION: string = tlv('25', 'pix.example.com/qr/v2/0123456789')
export const RECURRENCE: string = tlv('25', 'pix.example.com/qr/v2/rec/0123456789')

const SOUND: readonly (readonly [tag: string, value: string])[] = [
  ['00', '01'],
  ['26', GUI + KEY],
  ['52', '0000'],
  ['53', '986'],
  ['54', '25.01'],
  ['58', 'BR'],
  ['59', 'FULANO DE TAL'],
  ['60', 'BRASILIA'],
  ['62', tlv('05', '***')],
]

/** A sound static code of R$ 25,01 to FULANO DE TAL, with some tags changed, added, or left out by `undefined`. */
export function composeCode(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const tags = new Map([...SOUND, ...Object.entries(changes)])
  return seal([...tags].map(([tag, value]) => (value === undefined ? '' : tlv(tag, value))).join(''))
}
