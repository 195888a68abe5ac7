import { type Exponents, GatewayRejectedError, GatewaySyntaxError } from '@rumba/core'
import { type GatewayTransaction, parseReply } from '@rumba/core/gateway'
import { readBytes } from './body.ts'
import { GatewayUnavailableError, GatewayUntrustedError } from './errors.ts'
import { type Bytes, type Credentials, createSigner, type Signer, toBytes } from './signature.ts'

export interface GatewayOptions {
  readonly credentials: Credentials
  /** Base of the API. Default: `https://api.rumbapay.online/v1/`. */
  readonly gatewayUrl?: string
  /** Digits after the point by currency, where the contract counts them otherwise than core's table. */
  readonly exponents?: Exponents
  /** Default: the global `fetch`. */
  readonly fetch?: typeof fetch
}

/** Signed calls to Rumba Pay. Replies are verified over their bytes before a word of them is read. */
export interface Gateway {
  readonly signer: Signer
  /**
   * Sends a create call once; it is never repeated here.
   *
   * @param body JSON text, sent byte for byte as it was signed
   * @throws {GatewayRejectedError} the gateway said no: no payment exists
   * @throws {GatewayUnavailableError} `outcome` tells whether it may have been carried out
   * @throws {GatewayUntrustedError} the reply was not signed by the gateway: the outcome is unknown
   */
  createPayment(body: string): Promise<GatewayTransaction>
  /**
   * Reads a transaction, once.
   *
   * @throws {GatewayRejectedError} with `gatewayCode` 101: not found
   * @throws {GatewayUnavailableError} nothing usable came back
   * @throws {GatewayUntrustedError} the reply is unsigned, or about another transaction
   */
  getTransaction(requestId: string): Promise<GatewayTransaction>
}

export const GATEWAY_URL = 'https://api.rumbapay.online/v1/'

const CREATE_DEADLINE_MS = 15_000
const READ_DEADLINE_MS = 8_000
const MAX_REPLY_BYTES = 1_048_576
/** Failures that happen before a byte is sent. */
const NOTHING_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

export function createGateway({
  credentials,
  gatewayUrl = GATEWAY_URL,
  exponents = {},
  fetch: send,
}: GatewayOptions): Gateway {
  const signer = createSigner(credentials)
  const base = gatewayUrl.endsWith('/') ? gatewayUrl : `${gatewayUrl}/`

  const call = async (
    method: string,
    path: string,
    body: Bytes,
    deadlineMs: number,
  ): Promise<GatewayTransaction> => {
    const signature = await signer.sign(body)
    const accessToken = await signer.accessToken()
    let response: Response
    let bytes: Bytes | undefined
    try {
      response = await (send ?? fetch)(base + path, {
        method,
        ...(method === 'GET' ? {} : { body }),
        headers: {
          accept: 'application/json',
          'accept-encoding': 'identity',
          'content-type': 'application/json',
          'access-token': accessToken,
          signature,
        },
        // A redirect would carry the credentials to another host.
        redirect: 'manual',
        signal: AbortSignal.timeout(deadlineMs),
      })
      bytes = await readBytes(response.body, MAX_REPLY_BYTES)
    } catch (error) {
      const reason = failureName(error)
      throw new GatewayUnavailableError(NOTHING_SENT.has(reason) ? 'none' : 'unknown', reason)
    }
    const { status } = response
    if (status === 401 || status === 403 || status === 429) {
      throw new GatewayUnavailableError('none', `it answered ${status}`, status)
    }
    if (!bytes) throw new GatewayUnavailableError('unknown', 'its reply is too large', status)
    if ((status >= 300 && status < 400) || status === 408 || status >= 500) {
      throw new GatewayUnavailableError('unknown', `it answered ${status}`, status)
    }
    if (!(await signer.verify(bytes, response.headers.get('signature')))) {
      throw new GatewayUntrustedError('its signature is missing or wrong')
    }
    try {
      return parseReply(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { exponents })
    } catch (error) {
      if (error instanceof GatewayRejectedError || error instanceof GatewaySyntaxError) throw error
      throw new GatewaySyntaxError('$', 'it is not UTF-8')
    }
  }

  return {
    signer,
    createPayment: body => call('POST', 'payment', toBytes(body), CREATE_DEADLINE_MS),
    async getTransaction(requestId) {
      const transaction = await call(
        'GET',
        `transaction/${encodeURIComponent(requestId)}`,
        new Uint8Array(),
        READ_DEADLINE_MS,
      )
      if (transaction.requestId !== requestId)
        throw new GatewayUntrustedError('it is about another transaction')
      return transaction
    },
  }
}

/** The short name of a network failure; its message may hold an address and stays inside. */
function failureName(error: unknown): string {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code
  return error instanceof Error ? error.name : 'failure'
}
