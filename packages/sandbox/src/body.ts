import type { Bytes } from './gateway/signature.ts'

/** The body as it came, or nothing when it is longer than `limit` bytes. */
export async function readBytes(request: Request, limit: number): Promise<Bytes | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of readChunks(request.body)) {
    length += chunk.length
    if (length > limit) return undefined
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

// Browsers do not all let a stream be iterated by itself.
async function* readChunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    reader.cancel().catch(() => {})
  }
}

/** JSON from bytes that must be UTF-8; nothing when they are not. */
export function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

const FIELDS_LIMIT = 16 * 1024

/**
 * The fields of a JSON object or of a form, for the sandbox's own pages and panel; nothing when they cannot be read. What the
 * body looks like decides: `curl -d` calls JSON a form.
 */
export async function readFields(request: Request): Promise<Record<string, unknown> | undefined> {
  const bytes = await readBytes(request, FIELDS_LIMIT)
  if (!bytes) return undefined
  const text = new TextDecoder().decode(bytes)
  if (!/^\s*[{[]/.test(text)) return Object.fromEntries(new URLSearchParams(text))
  const value = parseJson(bytes)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}
