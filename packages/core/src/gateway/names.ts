/** Names that are not simply ours in snake_case. */
const ODD_NAMES: Readonly<Record<string, string>> = { taxId: 'itn' }

/** Our name in the gateway's spelling: `firstName` is `first_name`, `taxId` is `itn`. A name in its spelling stays as it is. */
export function toWireName(name: string): string {
  return ODD_NAMES[name] ?? name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** An object of these entries with their names in the gateway's spelling; what is undefined, JSON leaves out. */
export const toWireObject = (
  entries: readonly (readonly [name: string, value: string | undefined])[],
): Record<string, string | undefined> =>
  Object.fromEntries(entries.map(([name, value]) => [toWireName(name), value]))
