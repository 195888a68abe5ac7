import { type Bytes, type Credentials, createSigner } from './gateway/signature.ts'

/** Says what is wrong with the two headers of a call, in words that lead to the mistake where it is a known one. */
export interface Explainer {
  /** For an `access-token` that was not accepted. */
  token(accessToken: string | null): Promise<string>
  /** For a `signature` that does not fit; `body` is what should have been signed, `parsed` its JSON. */
  signature(body: Bytes, parsed: unknown, signature: string | null): Promise<string>
}

export function createExplainer({ login, key, password }: Credentials): Explainer {
  const encode = (text: string): Bytes => new TextEncoder().encode(text)

  const shapeOf = (text: string | null): string | undefined => {
    if (text === null || text === '') return 'missing'
    return /^[0-9a-f]{64}$/i.test(text) ? undefined : 'not 64 hex digits'
  }

  return {
    async token(accessToken) {
      const shape = shapeOf(accessToken)
      if (shape) return shape
      const swapped = createSigner({ login, key: password, password: key })
      if (await swapped.acceptsToken(accessToken)) return 'made with the password; the key makes the token'
      return 'not of this login and key'
    },

    async signature(body, parsed, signature) {
      const shape = shapeOf(signature)
      if (shape) return shape
      const right = createSigner({ login, key, password })
      const swapped = createSigner({ login, key: password, password: key })
      const bare = createSigner({ login: '', key, password })
      const text = new TextDecoder().decode(body)
      if (await swapped.verify(body, signature)) return 'made with the key; the password signs'
      if (await bare.verify(body, signature)) return 'made without the login in front of the body'
      if (await bare.verify(encode(text + login), signature)) return 'made with the login after the body'
      if (body.length > 0 && (await right.verify(encode(''), signature)))
        return 'made without the body, of the login alone'
      if (body.length === 0 && (await right.verify(encode('{}'), signature)))
        return 'made of {}, and the call has no body'
      for (const again of parsed === undefined ? [] : [undefined, 2, 4]) {
        if (await right.verify(encode(JSON.stringify(parsed, null, again)), signature))
          return 'made of the JSON written anew, not of the bytes that were sent'
      }
      if (await right.verify(encode(text.trim()), signature))
        return 'made without the white space around the body that was sent'
      return 'made of other bytes, or with another login or password'
    },
  }
}
