/** A call to the API as it was answered, to assert on. */
export interface Call {
  /** Epoch milliseconds by the sandbox's clock. */
  readonly at: number
  readonly verb: string
  readonly path: string
  /** Whether the `access-token` was right; a call that was refused before it came to that has none of the two. */
  readonly hasToken: boolean
  /** Whether the `signature` fits the bytes. */
  readonly isSigned: boolean
  /** The parsed body; absent where there is none or it is no JSON. Of a card number only both ends are left. */
  readonly body: unknown
  readonly status: number
  /** `error_code` of the reply. */
  readonly errorCode: number
  /** The transaction it is about. */
  readonly requestId: string | undefined
}

/** The latest calls, of a bounded number. */
export interface CallRecord {
  add(call: Call): void
  /** Oldest first. */
  list(): readonly Call[]
  clear(): void
}

export function createCallRecord(limit: number): CallRecord {
  let calls: Call[] = []
  return {
    add(call) {
      calls.push(call)
      // Cutting twice the length now and then costs less than shifting each time.
      if (calls.length >= 2 * limit) calls = calls.slice(-limit)
    },
    list: () => calls.slice(-limit),
    clear() {
      calls = []
    },
  }
}
