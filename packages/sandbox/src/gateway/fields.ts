/** One entry of error 30's `error_fields`. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What fields must look like, where a page says. */
export type Formats = Readonly<Record<string, { readonly pattern: RegExp; readonly message: string }>>

/** Reads the fields of a request one by one and notes what is wrong with them, in the words of error 30. */
export interface FieldReader {
  readonly errors: readonly FieldError[]
  refuse(path: string, message: string): void
  /** Text that must be there; `''` when it is not. */
  required(fields: Fields, name: string, path?: string): string
  optional(fields: Fields, name: string, path?: string): string | undefined
  /** Refuses each field that is there and does not look as it must. */
  match(fields: Fields, formats: Formats | undefined, path: string): void
  /** An object that must be there; empty when it is not. */
  requiredObject(fields: Fields, name: string): Fields
}

export function createFieldReader(): FieldReader {
  const errors: FieldError[] = []
  const refuse = (path: string, message: string): void => {
    errors.push({ field: path, message: `${path} ${message}` })
  }
  const required = (fields: Fields, name: string, path: string = name): string => {
    const value = fields[name]
    if (isAbsent(value)) refuse(path, 'is a required field')
    else if (typeof value !== 'string') refuse(path, 'must be a string')
    else return value
    return ''
  }
  return {
    errors,
    refuse,
    required,
    optional: (fields, name, path = name) =>
      isAbsent(fields[name]) ? undefined : required(fields, name, path),
    match(fields, formats = {}, path) {
      for (const [name, { pattern, message }] of Object.entries(formats)) {
        const value = fields[name]
        if (typeof value === 'string' && value !== '' && !pattern.test(value))
          refuse(`${path}.${name}`, message)
      }
    },
    requiredObject(fields, name) {
      const value = fields[name]
      if (value === undefined || value === null) refuse(name, 'is a required field')
      else if (!isFields(value)) refuse(name, 'must be an object')
      else return value
      return {}
    },
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
