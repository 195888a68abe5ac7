/** A call to the API as it was answered, to assert on. */
export interface Call {
  /** Calls count from 1, and from 1 again after a reset. */
  readonly number: number
  /** Epoch milliseconds by the sandbox's clock. */
  readonly at: number
  readonly verb: string
  readonly path: string
  /** Whether the `access-token` was right; a call that was refused before it came to that has none of the two. */
  readonly hasToken: boolean
  /** Whether the `signature` fits the bytes. */
  readonly isSigned: boolean
  /** What is wrong with the `access-token`, in a few words; absent when nothing is. */
  readonly tokenFault: string | undefined
  /** What is wrong with the `signature`; absent when nothing is. */
  readonly signatureFault: string | undefined
  /** The parsed body; absent where there is none or it is no JSON. Of a card number only both ends are left. */
  readonly body: unknown
  /** The body as text, as it came but for a card number; absent where it was too long to be read. */
  readonly text: string | undefined
  /** The scenario that its header asked for. */
  readonly scenario: string | undefined
  readonly status: number
  /** `error_code` of the reply. */
  readonly errorCode: number
  /** The transaction it is about. */
  readonly requestId: string | undefined
}

/** The latest calls, of a bounded number. */
export interface CallRecord {
  /** Gives the call its number. */
  add(call: Omit<Call, 'number'>): Call
  /** Goes on after those that were saved. */
  resume(saved: readonly Call[]): void
  get(number: number): Call | undefined
  /** Oldest first. */
  list(): readonly Call[]
  clear(): void
}

export function createCallRecord(limit: number): CallRecord {
  let calls: Call[] = []
  let count = 0
  return {
    add(call) {
      count += 1
      const numbered = { number: count, ...call }
      calls.push(numbered)
      // Cutting twice the length now and then costs less than shifting each time.
      if (calls.length >= 2 * limit) calls = calls.slice(-limit)
      return numbered
    },
    resume(saved) {
      calls = saved.slice(-limit)
      count = calls.at(-1)?.number ?? 0
    },
    get(number) {
      const age = count - number
      return age < limit ? calls[calls.length - 1 - age] : undefined
    },
    list: () => calls.slice(-limit),
    clear() {
      calls = []
      count = 0
    },
  }
}
