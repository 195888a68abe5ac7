/** Names that are not simply ours in snake_case. */
const ODD_NAMES: Readonly<Record<string, string>> = { taxId: 'itn' }

/** Our name in the gateway's spelling: `firstName` is `first_name`, `taxId` is `itn`. A name in its spelling stays as it is. */
export function toWireName(name: string): string {
  return ODD_NAMES[name] ?? name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** An object with its names in the gateway's spelling; absent values are left out. */
export function toWireObject(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[toWireName(name), value] as const],
    ),
  )
}
