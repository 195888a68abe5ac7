import type { Readable } from 'node:stream'

/** What a command sees of the shell that runs it. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly input: Readable & { readonly isTTY?: boolean }
  /** What the command is asked for. */
  readonly print: (text: string) => void
  /** What a person should know besides. */
  readonly warn: (text: string) => void
}
