import { RumbaError } from '@rumba/core'

/** An option of the sandbox cannot work, such as a payee's name that no BR Code can hold. */
export class SandboxOptionError extends RumbaError {
  override readonly name = 'SandboxOptionError'
  readonly code = 'SANDBOX_OPTION'
  readonly option: string

  constructor(option: string, problem: string) {
    super(`The sandbox cannot use its option ${option}: ${problem}${problem.endsWith('?') ? '' : '.'}`)
    this.option = option
  }
}

/** No transaction of this sandbox has the request id. */
export class TransactionUnknownError extends RumbaError {
  override readonly name = 'TransactionUnknownError'
  readonly code = 'SANDBOX_TRANSACTION_UNKNOWN'
  readonly requestId: string

  constructor(requestId: string) {
    super(
      `The sandbox has no transaction "${requestId.slice(0, 40)}". Was it created here, and before the last reset?`,
    )
    this.requestId = requestId
  }
}

/** The transaction has already ended, and an end is not taken back. */
export class TransactionFinalError extends RumbaError {
  override readonly name = 'TransactionFinalError'
  readonly code = 'SANDBOX_TRANSACTION_FINAL'
  readonly requestId: string
  readonly status: string

  constructor(requestId: string, status: string) {
    super(`Transaction "${requestId}" is already ${status}. Create a new one to try another ending.`)
    this.requestId = requestId
    this.status = status
  }
}

/** A callback was asked for, and the transaction has no web address to send it to. */
export class CallbackAddressError extends RumbaError {
  override readonly name = 'CallbackAddressError'
  readonly code = 'SANDBOX_CALLBACK_ADDRESS'
  readonly requestId: string
  readonly address: string | undefined

  constructor(requestId: string, address: string | undefined) {
    super(
      `Transaction "${requestId}" has ${address === undefined ? 'no callback_url' : 'a callback_url that is no web address'}. Create one with an absolute http or https address.`,
    )
    this.requestId = requestId
    this.address = address
  }
}

/** Something else listens where the sandbox should. */
export class PortTakenError extends RumbaError {
  override readonly name = 'PortTakenError'
  readonly code = 'SANDBOX_PORT_TAKEN'
  readonly port: number
  readonly host: string

  constructor(host: string, port: number) {
    super(
      `Port ${port} on ${host} is taken. Is another sandbox running? Stop it, or choose another port with --port.`,
    )
    this.port = port
    this.host = host
  }
}

/** The file that should keep the sandbox's state cannot be used. It stays as it is. */
export class DataFileError extends RumbaError {
  override readonly name = 'DataFileError'
  readonly code = 'SANDBOX_DATA_FILE'
  readonly path: string

  constructor(path: string, problem: string) {
    super(
      `The sandbox cannot keep its state in "${path}": ${problem}. The file was left as it is; choose another with --data.`,
    )
    this.path = path
  }
}
