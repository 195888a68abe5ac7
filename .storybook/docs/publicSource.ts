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

/** The component `Example` of a story file, with what it imports from packages. */
export function exampleOf(source: string): string {
  const example = piecesOf(source).find(piece => /^function Example\b/.test(piece)) ?? ''
  const imports = source.split('\n').filter(line => {
    const [, names = ''] = /^import (?:type )?\{(.*)\} from '(?:@rumba\/|react')/.exec(line) ?? []
    return names.split(/\W+/).some(name => name !== 'type' && name !== '' && example.includes(name))
  })
  return `${imports.join('\n')}\n\n${example}`
}
