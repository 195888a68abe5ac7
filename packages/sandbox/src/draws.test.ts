import { expect, test } from 'vitest'
import { createDraws } from './draws.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const take = (seed: string | undefined, name: string, count: number) => {
  const draw = createDraws(seed)(name)
  return Array.from({ length: count }, () => draw.uuid())
}

test.each([['seeded', 'a seed'] as const, ['random', undefined] as const])(
  '%s ids are version 4 UUIDs and do not repeat',
  (_name, seed) => {
    const ids = take(seed, 'payment', 500)
    for (const id of ids) expect(id).toMatch(UUID)
    expect(new Set(ids).size).toBe(500)
  },
)

test('the same seed and name give the same ids, another seed or name others', () => {
  expect(take('a', 'x', 5)).toEqual(take('a', 'x', 5))
  expect(take('a', 'x', 1)).not.toEqual(take('b', 'x', 1))
  expect(take('a', 'x', 1)).not.toEqual(take('a', 'y', 1))
  expect(take(undefined, 'x', 1)).not.toEqual(take(undefined, 'x', 1))
})

test('the first ids of 100,000 names of one seed are all different', () => {
  const draws = createDraws('load')
  const ids = new Set(Array.from({ length: 100_000 }, (_, index) => draws(`order-${index}`).uuid()))
  expect(ids.size).toBe(100_000)
})

test('digits are as many as asked for, begin with none but 1 to 9, and repeat with the seed', () => {
  const draw = createDraws('a')('x')
  const texts = Array.from({ length: 200 }, () => draw.digits(6))
  for (const text of texts) expect(text).toMatch(/^[1-9]\d{5}$/)
  expect(new Set(texts).size).toBeGreaterThan(190)
  expect(createDraws('a')('x').digits(6)).toBe(texts[0])
})
