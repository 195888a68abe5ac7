import { isFields } from './fields.ts'

/** Published for tests; no bank has it. */
const TEST_PAN = '4111111111111111'

/** The JSON of a body whose card number was masked, with a number that works; nothing where none was. */
export function withTestCard({ body }: { readonly body: unknown }): string | undefined {
  if (!isFields(body) || !isFields(body.card) || !String(body.card.pan).includes('*')) return undefined
  return JSON.stringify({ ...body, card: { ...body.card, pan: TEST_PAN } })
}
