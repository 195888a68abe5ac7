import { createHash } from 'node:crypto'
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { DataFileError } from '../errors.ts'
import type { SavedState } from './savedState.ts'

/** Raised when a file of this version could no longer be read, or would be read wrongly. */
const VERSION = 1

/** Where a sandbox keeps its state. */
export interface DataFile {
  /** What it held when it was opened; nothing where there was none. */
  readonly saved: SavedState | undefined
  /**
   * Keeps the state of a moment after the call. Calls that come while a write is under way share the next one.
   *
   * @throws {DataFileError} it cannot be written, or something else has written it; what is there stays as it is
   */
  readonly save: () => Promise<void>
}

/** First line of the file: whose it is, and whether the second line is as it was written. */
interface Head {
  readonly format: 'rumba-sandbox'
  readonly version: number
  readonly sha256: string
}

/**
 * Opens the file, or the place for one. Nothing is written yet. Every write makes a new file and puts it in the place of the
 * old one, so whoever reads it finds one or the other whole, also after a kill.
 *
 * @throws {DataFileError} it cannot be read, or no sandbox of this version has written it
 */
export async function openDataFile(path: string, current: () => SavedState): Promise<DataFile> {
  // Behind a link, the file itself is replaced and not the link.
  const target = await realpath(path).catch(() => resolve(path))
  const draft = join(dirname(target), `.${basename(target)}.draft`)
  const text = await readFile(target, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw new DataFileError(path, `it cannot be read (${error.message})`)
  })
  const saved = text === '' ? undefined : parseState(path, text)
  let own = await identify(target)

  const write = async (): Promise<void> => {
    const state = JSON.stringify(current())
    const head: Head = { format: 'rumba-sandbox', version: VERSION, sha256: sha256(state) }
    const there = await identify(target)
    if (there !== undefined && there !== own) {
      throw new DataFileError(path, 'another program has written it since; does a second sandbox use it?')
    }
    try {
      // To the disk before the old one goes, so that not even a power cut leaves half of it.
      await writeFile(draft, `${JSON.stringify(head)}\n${state}\n`, { mode: 0o600, flush: true })
      await rename(draft, target)
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {})
      throw new DataFileError(
        path,
        `it cannot be written (${error instanceof Error ? error.message : String(error)})`,
      )
    }
    own = await identify(target)
  }

  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  return {
    saved,
    save() {
      next ??= running
        .catch(() => {})
        .then(() => {
          running = next ?? running
          next = undefined
          return write()
        })
      return next
    },
  }
}

function parseState(path: string, text: string): SavedState {
  const end = text.indexOf('\n')
  const state = text.slice(end + 1).trimEnd()
  const head = parseHead(text.slice(0, Math.max(end, 0)))
  if (head?.format !== 'rumba-sandbox') throw new DataFileError(path, 'no sandbox has written it')
  if (head.version !== VERSION) {
    throw new DataFileError(path, `it has version ${head.version}, and this sandbox reads version ${VERSION}`)
  }
  if (head.sha256 !== sha256(state)) {
    throw new DataFileError(path, 'it has been changed or cut since a sandbox wrote it')
  }
  return JSON.parse(state)
}

function parseHead(line: string): Partial<Head> | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Tells one state of a file from another; each write makes a file of its own. */
async function identify(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined)
  return found && `${found.dev} ${found.ino} ${found.size} ${found.mtimeNs}`
}
