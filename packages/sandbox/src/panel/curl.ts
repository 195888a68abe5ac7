import type { Corners } from '../corners.ts'
import { type Fields, isFields } from '../gateway/fields.ts'
import type { Signer } from '../gateway/signature.ts'
import { withTestCard } from '../gateway/testCard.ts'
import type { Call } from '../state/calls.ts'
import type { Store } from '../state/store.ts'

interface CurlParts {
  readonly signer: Signer
  readonly store: Store
  readonly corners: Readonly<Corners>
  readonly publicUrl: string
}

/** What a request needs to be written as a command. */
type Asked = Pick<Call, 'verb' | 'path' | 'text' | 'body' | 'scenario'>

/**
 * Writes calls to the API as `curl` commands that work when they are pasted: the token and the signature are right whatever
 * they were, a reference that was used makes room for a new one, and a masked card number for a test number. Neither key nor
 * password is in it.
 */
export function createCurlWriter(parts: CurlParts): (asked: Asked) => Promise<string> {
  const { signer, store, corners, publicUrl } = parts

  const freshReference = (kind: 'payment' | 'payout', reference: string): string => {
    const isUsed = (text: string): boolean => store.findByReference(kind, text) !== undefined
    let again = reference
    for (let count = 2; isUsed(again); count += 1) again = `${reference}-${count}`
    return again
  }

  const renew = ({ verb, path, body }: Asked): Fields | undefined => {
    const kind = path === '/v1/payment' ? 'payment' : path === '/v1/payout' ? 'payout' : undefined
    if (verb !== 'POST' || !kind || !isFields(body) || typeof body.reference !== 'string') return undefined
    const reference = freshReference(kind, body.reference)
    return reference === body.reference ? undefined : { ...body, reference }
  }

  return async asked => {
    const renewed = renew(asked)
    const body = renewed ?? asked.body
    const text = withTestCard({ body }) ?? (renewed ? JSON.stringify(renewed) : (asked.text ?? ''))
    const signed = text === '' && corners.emptyBody === 'braces' ? '{}' : text
    const { verb, path, scenario } = asked
    const headers = [
      ...(text === '' ? [] : ['content-type: application/json']),
      ...(scenario === undefined ? [] : [`rumba-sandbox-scenario: ${scenario}`]),
      `access-token: ${await signer.token()}`,
      `signature: ${await signer.sign(new TextEncoder().encode(signed))}`,
    ]
    return [
      `curl -sS -X ${verb} ${quote(publicUrl + path)}`,
      ...headers.map(header => `-H ${quote(header)}`),
      ...(text === '' ? [] : [`--data-raw ${quote(text)}`]),
    ].join(' \\\n  ')
  }
}

/** One word for a shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A payment to begin with: the least that the page of Pix asks for. */
export const FIRST_PAYMENT: Asked = ((): Asked => {
  const body = {
    method: 'pix',
    reference: 'first-payment',
    currency: 'BRL',
    amount: 25.01,
    customer: { identifier: 'buyer-1', first_name: 'Ana', last_name: 'Souza', itn: '11144477735' },
  }
  return { verb: 'POST', path: '/v1/payment', body, text: JSON.stringify(body), scenario: undefined }
})()
