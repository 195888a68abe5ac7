import { type Money, sameMoney } from '@rumba/core'
import { type GatewayTransaction, parseCallback, parseReply } from '@rumba/core/gateway'
import { ConfigError, RawBodyUnavailableError, SignatureRefusedError } from './errors.ts'
import { toEmit } from './events.ts'
import { findGatewayFaults, type GatewayOptions } from './gatewayOptions.ts'
import { checkRequest, checkRequestId } from './gatewayPath.ts'
import { toBytes } from './hmac.ts'
import { createPayouts, type Payouts } from './payouts.ts'
import { createSigner } from './signature.ts'
import { createTransport, decode, type Reply } from './transport.ts'

/** What a reply has to agree with, or it answers another question. */
export interface Asked {
  readonly reference: string
  readonly amount: Money
}

/** A reply whose signature is right, in the gateway's own words. */
export interface GatewayReply {
  readonly status: number
  /** The body as it was signed. Numbers in it are decimal text: a JSON parser that makes floats of them may lose digits. */
  readonly text: string
}

/**
 * Signed calls to Rumba Pay. Replies are verified over their bytes before a word of them is read. A question (GET) is put again
 * when it fails; anything else only when nothing of it was sent.
 */
export interface GatewayCalls {
  /**
   * Sends a create call.
   *
   * @param body JSON text, sent byte for byte as it was signed
   * @throws {GatewayRejectedError} the gateway said no: no payment exists
   * @throws {GatewayUnavailableError} `outcome` tells whether it may have been carried out
   * @throws {GatewayUntrustedError} unsigned, or about another payment or amount: the outcome is unknown
   * @throws {GatewaySyntaxError} signed, and unreadable: the outcome is unknown
   */
  createPayment(body: string, asked: Asked): Promise<GatewayTransaction>
  /**
   * Reads a transaction.
   *
   * @throws {GatewayRejectedError} with `gatewayCode` 101: not found
   * @throws {GatewayUnavailableError} nothing usable came back
   * @throws {GatewayUntrustedError} the reply is unsigned, or about another transaction
   * @throws {CallRefusedError} this is no id: nothing was sent
   */
  getTransaction(requestId: string, asked?: Pick<Asked, 'reference'>): Promise<GatewayTransaction>
  /**
   * Makes a call that no document describes: signed, and its reply verified. What its answer means is the caller's to know:
   * also one with an `error_code` is returned.
   *
   * @param path under the base of the API: `payment/<id>/confirm`
   * @param body JSON text, sent byte for byte as it was signed
   * @throws {GatewayUnavailableError} `outcome` tells whether it may have been carried out
   * @throws {GatewayUntrustedError} the reply is unsigned: for anything but GET the outcome is unknown
   * @throws {CallRefusedError} the path leaves the base, or the verb is none of these
   */
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: string,
  ): Promise<GatewayReply>
  /**
   * Reads a callback that the merchant's own route received. The signature says who wrote it, not when: before money moves,
   * ask (`getTransaction`, or `payments.refresh` of the proxy).
   *
   * @param bytes the body exactly as it came, before any parser
   * @throws {SignatureRefusedError} the gateway did not sign these bytes
   * @throws {GatewaySyntaxError} it did, and they are no callback
   * @throws {RawBodyUnavailableError} these are not bytes
   */
  verifyCallback(bytes: Uint8Array, headers: HeadersLike): Promise<GatewayTransaction>
}

/** What a server of the merchant's own may do at the gateway. */
export interface Gateway extends GatewayCalls {
  /** Money out. No proxy has these: what the Internet reaches cannot send any. */
  readonly payouts: Payouts
}

/** Headers of the Web, or of Node. */
export type HeadersLike =
  | Pick<Headers, 'get'>
  | { readonly [name: string]: string | readonly string[] | undefined }

/** @throws {ConfigError} credentials or address cannot work; every fault at once */
export function createGateway(options: GatewayOptions): Gateway {
  const faults = findGatewayFaults(options)
  if (faults.length > 0) throw new ConfigError(faults)
  const { calls, create } = connectGateway(options)
  return {
    ...calls,
    payouts: createPayouts({
      create: (body, asked) => create('payout', body, asked),
      getTransaction: calls.getTransaction,
      emit: toEmit(options.onEvent),
    }),
  }
}

/** Makes the calls, and what payments and payouts are both created by. The options are sound. */
export function connectGateway(options: GatewayOptions): {
  readonly calls: GatewayCalls
  create(path: 'payment' | 'payout', body: string, asked: Asked): Promise<GatewayTransaction>
} {
  const { credentials, exponents = {} } = options
  const signer = createSigner(credentials)
  const send = createTransport(options, signer, toEmit(options.onEvent))
  const read = ({ text }: Reply): GatewayTransaction => parseReply(text, { exponents })

  const create = (path: 'payment' | 'payout', body: string, asked: Asked): Promise<GatewayTransaction> =>
    send(
      { verb: 'POST', path, kind: path, body: toBytes(body) },
      read,
      ({ reference, amount }) => reference === asked.reference && sameMoney(amount, asked.amount),
    )

  const getTransaction: GatewayCalls['getTransaction'] = async (requestId, asked) => {
    const path = `transaction/${checkRequestId(requestId)}`
    return send(
      { verb: 'GET', path, kind: 'transaction', body: new Uint8Array() },
      read,
      found => found.requestId === requestId && (asked === undefined || found.reference === asked.reference),
    )
  }

  const calls: GatewayCalls = {
    createPayment: (body, asked) => create('payment', body, asked),
    getTransaction,
    async request(method, path, body) {
      checkRequest(method, path, body)
      const { status, text } = await send(
        { verb: method, path, kind: 'other', body: toBytes(body ?? '') },
        reply => reply,
        () => true,
      )
      return { status, text }
    },
    async verifyCallback(bytes, headers) {
      if (!(bytes instanceof Uint8Array)) {
        throw new RawBodyUnavailableError(
          'Give verifyCallback the bytes of the body, read before any parser.',
        )
      }
      const body = new Uint8Array(bytes)
      if (body.length === 0 || !(await signer.verify(body, signatureOf(headers))))
        throw new SignatureRefusedError()
      return parseCallback(decode(body), { exponents })
    },
  }
  return { calls, create }
}

function signatureOf(headers: HeadersLike): string | null {
  const value =
    typeof headers.get === 'function'
      ? headers.get('signature')
      : (headers as { signature?: unknown }).signature
  return typeof value === 'string' ? value : null
}
