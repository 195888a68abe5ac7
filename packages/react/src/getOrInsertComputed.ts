/** What is kept under a key; where there is nothing yet, it is made and kept. The name is ECMAScript's, for what maps will do themselves. */
export function getOrInsertComputed<Key, Value>(
  map: Pick<Map<Key, Value>, 'get'> & { set(key: Key, value: Value): unknown },
  key: Key,
  create: () => Value,
): Value {
  const value = map.get(key) ?? create()
  map.set(key, value)
  return value
}
