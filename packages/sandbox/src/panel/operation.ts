import { isRumbaError } from '@rumba/core'
import { SandboxOptionError, TransactionUnknownError } from '../errors.ts'
import { respondProblem } from '../respond.ts'
import type { BodySchema, Schema } from './schema.ts'

/** What an operation gets of a call. */
export interface OperationCall {
  /** What stands in the path's braces. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The body, as its schema says it is; empty where the operation takes none. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** One way an operation answers. */
export interface Answer {
  readonly description: string
  readonly type: 'application/json' | 'text/plain' | 'text/event-stream'
  readonly schema: Schema
}

/** A call of the panel's API: what it is called and means, and what it does. The OpenAPI document is written from it. */
export interface Operation {
  readonly verb: 'GET' | 'POST'
  /** `/_sandbox/calls/{number}/curl` */
  readonly path: string
  /** Unique; the name a generated client gives it. */
  readonly id: string
  readonly summary: string
  readonly description?: string
  readonly params?: Readonly<Record<string, Schema>>
  readonly query?: Readonly<Record<string, Schema>>
  /** A POST without one takes no body. */
  readonly body?: BodySchema
  /** Bodies that it takes, the first as the example of the document. */
  readonly examples?: readonly Readonly<Record<string, unknown>>[]
  readonly ok: Answer
  /** Statuses of its problems and when they come, beside those that every operation has. */
  readonly problems?: Readonly<Record<number, string>>
  readonly run: (call: OperationCall) => Response | Promise<Response>
}

/** The values in a path that fits the template `/_sandbox/calls/{number}/curl`. */
export function matchPath(template: string, pathname: string): Record<string, string> | undefined {
  const pattern = template.replace(/\./g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const match = new RegExp(`^${pattern}$`).exec(pathname)
  return match ? { ...match.groups } : undefined
}

export const json = (description: string, schema: Schema): Answer => ({
  description,
  type: 'application/json',
  schema,
})
export const text = (description: string): Answer => ({
  description,
  type: 'text/plain',
  schema: { type: 'string' },
})

/** The body of a call: these fields and no others. */
export const bodyOf = (properties: BodySchema['properties'], ...required: string[]): BodySchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

export function respondForgotten(): Response {
  return respondProblem(404, 'not_found', 'The sandbox has no such call, or no longer: the latest are kept.')
}

/** The answer that an error of the sandbox is. */
export function toProblem(error: unknown): Response {
  if (!isRumbaError(error)) throw error
  const status =
    error instanceof TransactionUnknownError ? 404 : error instanceof SandboxOptionError ? 400 : 409
  return respondProblem(status, status === 400 ? 'bad_field' : error.code, error.message)
}

/** The body's schema has seen to it that what is there is text. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
