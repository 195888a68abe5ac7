/** Forgets the first entries of a map, the oldest of which come first, that are over: at most two, so that no call is slow. */
export function sweep<Entry>(entries: Map<string, Entry>, isOver: (entry: Entry) => boolean): void {
  let left = 2
  for (const [name, entry] of entries) {
    if (left-- === 0 || !isOver(entry)) return
    entries.delete(name)
  }
}
