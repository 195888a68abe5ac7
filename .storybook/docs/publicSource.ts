/** The top-level pieces of a formatted file, each with the comment above it. */
const piecesOf = (source: string): string[] => source.split(/\n\n(?=\S)/)

/**
 * What a file of the package gives to its users: each exported function and type that `index.ts` passes on, with its comment and
 * without its body.
 */
export function signaturesOf(source: string, index: string): string {
  return piecesOf(source)
    .flatMap(piece => {
      const name = /^export (?:interface|type|function|const) (\w+)/m.exec(piece)?.[1]
      if (name === undefined || !new RegExp(`\\b${name}\\b`).test(index)) return []
      return /^export function/m.test(piece) ? [headOf(piece)] : [piece]
    })
    .join('\n\n')
    .trim()
}

/** A function up to its body; of several signatures those that callers see. */
function headOf(piece: string): string {
  const head = piece.replace(/ \{\n[\s\S]*$/, '')
  const heads = head.split(/\n(?=export function )/)
  return (heads.length > 2 ? heads.slice(0, -1) : heads).join('\n')
}

/**
 * A component of a story file, as a page of a shop would have it: with what it imports from packages, of each import only the
 * names that it has.
 *
 * @returns `undefined` where the file has no such component
 */
export function exampleOf(source: string, name: 'Example' | 'Rendered'): string | undefined {
  const pieces = piecesOf(source)
  const example = pieces.find(piece => piece.startsWith(`function ${name}(`))
  if (example === undefined) return undefined
  const props = pieces.filter(piece => {
    const [, type = ' '] = /^interface (\w+)/.exec(piece) ?? []
    return example.includes(`: ${type})`)
  })
  const code = [...props, example].join('\n\n')
  const used = new Map<string, string[]>()
  for (const [, type = '', names = '', from = ''] of source.matchAll(
    /^import (type )?\{([^}]*)\} from '(@rumba\/\w+|react|\.[^']*)'$/gm,
  )) {
    const home = from.startsWith('.') ? '@rumba/react' : from
    for (const name of names.split(',').map(each => type + each.trim())) {
      const id = /\w*$/.exec(name)?.[0]
      if (id && new RegExp(`\\b${id}\\b`).test(code)) used.set(home, [...(used.get(home) ?? []), name])
    }
  }
  const imports = Array.from(used, ([from, names]) => {
    const list = names.join(', ')
    const isOnlyTypes = names.every(each => each.startsWith('type '))
    const line = isOnlyTypes
      ? `import type { ${list.replace(/\btype /g, '')} } from '${from}'`
      : `import { ${list} } from '${from}'`
    return line.length > LINE ? line.replace(/(?<=\{|,) /g, '\n  ').replace(' }', ',\n}') : line
  })
  return [imports.join('\n'), code].join('\n\n')
}

const LINE = 100

/** The comment above what a file exports by this name, as Markdown. */
export function commentOf(source: string, name: string): string | undefined {
  const start = source.search(new RegExp(`^export (?:const|function) ${name}\\b`, 'm'))
  const [, comment] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(source.slice(0, Math.max(start, 0))) ?? []
  return comment
    ?.replace(/^\s*\* ?/gm, '')
    .replace(/\n/g, ' ')
    .trim()
}

/** What a part is, as its own file says it. */
export interface PartSource {
  /** Name of the element it draws, such as `button`. */
  readonly tag: string
  /** Whether words of the page stand in place of its own. */
  readonly takesChildren: boolean
  /** Its data attributes, each with the values that its file spells out. */
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/**
 * @param source of the part's file
 * @param types sources in which the type of its state may stand
 * @returns `undefined` where the file makes no such part
 */
export function partOf(source: string, name: string, types: readonly string[]): PartSource | undefined {
  const start = source.search(new RegExp(`^export const ${name}: Part<`, 'm'))
  if (start === -1) return undefined
  const text = source.slice(start).replace(/\n\}?\)\n[\s\S]*$/, '')
  const [, tag = '', state = ''] = /Part<'(\w+)'(?:, (.+?))?> =/.exec(text) ?? []
  const attributes = Object.fromEntries(
    [...text.matchAll(/'(data-\w+)': (.+)/g)].map(([, attribute = '', value = '']) => [
      attribute,
      // Not what a value is compared with.
      literalsOf(value.replace(/=== '[^']*'/g, '')),
    ]),
  )
  const states =
    literalsOf(state).length > 0 && !state.includes('[') ? literalsOf(state) : literalsOfType(state, types)
  return {
    tag,
    takesChildren: /\(\{ children \}\)/.test(text),
    attributes: 'data-state' in attributes ? { ...attributes, 'data-state': states } : attributes,
  }
}

const literalsOf = (text: string): string[] =>
  [...text.matchAll(/'([^']+)'/g)].map(([, literal = '']) => literal)

/** What a type by name may be: `CopyState`, or `Checkout['state']`, whose members each say theirs. */
function literalsOfType(type: string, sources: readonly string[]): string[] {
  const [, name = '', property] = /^(\w+)(?:\['(\w+)'\])?/.exec(type) ?? []
  const text = sources.find(source => source.includes(`export type ${name} =`)) ?? ''
  if (property !== undefined) {
    return [
      ...new Set(
        [...text.matchAll(new RegExp(`readonly ${property}: (['a-z |]+)`, 'g'))].flatMap(([, value = '']) =>
          literalsOf(value),
        ),
      ),
    ]
  }
  return literalsOf(new RegExp(`^export type ${name} =([\\s\\S]*?)\\n\\n`, 'm').exec(text)?.[1] ?? '')
}
