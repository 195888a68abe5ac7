/** `; did you mean "port"?`, or nothing where no name is near. */
export function didYouMean(text: string, names: Iterable<string>): string {
  const near = [...names]
    .map(name => ({ name, distance: distanceOf(text, name) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.distance - b.distance)[0]
  return near ? `; did you mean "${near.name}"?` : ''
}

/** How many letters must be added, dropped, changed or swapped with the next. */
function distanceOf(from: string, to: string): number {
  // Of a table of prefixes, the last two rows are enough.
  let [before, row]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1]
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      next[j] = Math.min(
        (row?.[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row?.[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = row
    row = next
  }
  return row?.[to.length] ?? 0
}
