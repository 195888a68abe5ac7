/** Arbitrary codes for the properties of this folder; nothing that ships imports it. */
import fc from 'fast-check'
import { seal, tlv } from './compose.testing.ts'

const printable = (min: number, max: number) =>
  fc.string({
    unit: fc.constantFrom(...' ABCDEFGHJKLMNOPQRSTUVWXYZ_abcxyz0123456789.-'),
    minLength: min,
    maxLength: max,
  })
const word = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCXYZabcxyz0123456789'), minLength: min, maxLength: max })

const key = fc.oneof(
  fc.uuid(),
  fc.stringMatching(/^\d{11}$/),
  fc.stringMatching(/^\+55\d{11}$/),
  word(1, 20).map(name => `${name}@example.com`),
)
const location = fc
  .tuple(fc.constantFrom('pix.example.com', 'qr.bank.example'), word(1, 45))
  .map(([host, path]) => `${host}/qr/v2/${path}`)
const amount = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 1, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`)

/** What a generated code says. */
export interface Generated {
  readonly text: string
  readonly pixKey: string | undefined
  readonly location: string | undefined
  readonly info: string | undefined
  readonly amount: string | undefined
  readonly merchantName: string
  readonly merchantCity: string
  readonly txid: string | undefined
}

const account = fc.oneof(
  fc.record({
    pixKey: key,
    info: fc.option(word(1, 15), { nil: undefined }),
    location: fc.constant(undefined),
  }),
  fc.record({ location, pixKey: fc.constant(undefined), info: fc.constant(undefined) }),
)

/** Sound codes of both kinds: the template anywhere from 26 to 51, tags in any order between 00 and 63. */
export const codes: fc.Arbitrary<Generated> = fc
  .record({
    account,
    template: fc.integer({ min: 26, max: 51 }),
    gui: fc.constantFrom('br.gov.bcb.pix', 'BR.GOV.BCB.PIX', 'Br.Gov.Bcb.Pix'),
    initiation: fc.constantFrom(undefined, '11', '12'),
    amount: fc.option(amount, { nil: undefined }),
    name: printable(1, 25),
    city: printable(1, 15),
    txid: fc.option(word(1, 25), { nil: undefined }),
    postal: fc.option(fc.stringMatching(/^\d{8}$/), { nil: undefined }),
    shuffle: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  })
  .map(parts => {
    const { pixKey, info, location: address } = parts.account
    const value = [
      tlv('00', parts.gui),
      pixKey === undefined ? '' : tlv('01', pixKey),
      info === undefined ? '' : tlv('02', info),
      address === undefined ? '' : tlv('25', address),
    ].join('')
    const objects = [
      tlv(String(parts.template), value),
      tlv('52', '0000'),
      tlv('53', '986'),
      tlv('58', 'BR'),
      tlv('59', parts.name),
      tlv('60', parts.city),
      tlv('62', tlv('05', (address === undefined ? parts.txid : undefined) ?? '***')),
      parts.initiation === undefined ? '' : tlv('01', parts.initiation),
      parts.amount === undefined ? '' : tlv('54', parts.amount),
      parts.postal === undefined ? '' : tlv('61', parts.postal),
    ]
    const order = objects
      .map((object, index) => ({ object, place: parts.shuffle[index] ?? 0 }))
      .sort((a, b) => a.place - b.place)
    return {
      text: seal(tlv('00', '01') + order.map(({ object }) => object).join('')),
      pixKey,
      location: address,
      info,
      amount: parts.amount,
      merchantName: parts.name,
      merchantCity: parts.city,
      txid: address === undefined ? parts.txid : undefined,
    }
  })

/** One character of a text replaced, dropped, or put in. */
export const edits = (text: fc.Arbitrary<string>): fc.Arbitrary<{ before: string; after: string }> =>
  fc
    .record({
      before: text,
      at: fc.nat(1023),
      character: fc.oneof(
        fc.constantFrom(...'0123456789.*+-ABCXYZ'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      how: fc.constantFrom('replace', 'drop', 'insert'),
    })
    .map(({ before, at, character, how }) => {
      const characters = [...before]
      const place = at % characters.length
      characters.splice(place, how === 'insert' ? 0 : 1, ...(how === 'drop' ? [] : [character]))
      return { before, after: characters.join('') }
    })
    .filter(({ before, after }) => before !== after)
