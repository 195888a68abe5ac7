import { expect, test } from 'vitest'
import { createUuids } from './uuids.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const take = (newUuid: () => string, count: number) => Array.from({ length: count }, newUuid)

test.each([['seeded', 'a seed'] as const, ['random', undefined] as const])(
  '%s ids are version 4 UUIDs and do not repeat',
  (_name, seed) => {
    const ids = take(createUuids(seed), 500)
    for (const id of ids) expect(id).toMatch(UUID)
    expect(new Set(ids).size).toBe(500)
  },
)

test('the same seed gives the same ids, another seed others', () => {
  expect(take(createUuids('a'), 5)).toEqual(take(createUuids('a'), 5))
  expect(take(createUuids('a'), 1)).not.toEqual(take(createUuids('b'), 1))
  expect(take(createUuids(), 1)).not.toEqual(take(createUuids(), 1))
})
