/** For each field of an object, the values it may have. */
export type Choices<Values> = { readonly [Name in keyof Values]: readonly Values[Name][] }

/** The fields that are not as usual. */
export function changed<Values extends object>(
  values: Readonly<Values>,
  usual: Readonly<Values>,
): readonly (readonly [keyof Values & string, unknown])[] {
  return (Object.keys(usual) as (keyof Values & string)[])
    .filter(name => values[name] !== usual[name])
    .map(name => [name, values[name]])
}

/** Puts each field of `change` into `values`; the first that is unknown or has no such value is told, and nothing changes. */
export function applyChoices<Values extends object>(
  kind: string,
  values: Values,
  choices: Choices<Values>,
  change: Readonly<Record<string, unknown>>,
): string | undefined {
  const allowed = new Map<string, readonly unknown[]>(Object.entries(choices))
  for (const [name, value] of Object.entries(change)) {
    const found = allowed.get(name)
    if (!found) return `unknown ${kind} "${name}"; there are ${[...allowed.keys()].join(', ')}`
    if (!found.includes(value)) return `${name} must be one of ${found.join(', ')}`
  }
  Object.assign(values, change)
  return undefined
}
