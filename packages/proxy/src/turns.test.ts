import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** Work that is done when the test says so. */
const startWork = () => {
  const takeTurn = createTurns(2)
  const begun: string[] = []
  const ends = new Map<string, (error?: Error) => void>()
  const take = (name: string, hurry = false): Promise<string> =>
    takeTurn(
      () =>
        new Promise((resolve, reject) => {
          begun.push(name)
          ends.set(name, error => (error ? reject(error) : resolve(name)))
        }),
      hurry,
    )
  const end = async (name: string, error?: Error): Promise<void> => {
    ends.get(name)?.(error)
    await new Promise(resolve => setImmediate(resolve))
  }
  return { begun, take, end }
}

test('so many work at once, and the next one begins when one of them has ended', async () => {
  const { begun, take, end } = startWork()
  const first = take('a')
  for (const name of ['b', 'c', 'd']) void take(name)
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect(begun).toEqual(['a', 'b', 'c'])
  await end('a')
  expect([await first, begun]).toEqual(['a', ['a', 'b', 'c', 'd']])
  await end('c')
  await end('d')
  for (const name of ['e', 'f', 'g']) void take(name)
  expect(begun.slice(4)).toEqual(['e', 'f'])
})

test('who is in a hurry comes before all who are not, and after those in a hurry who came first', async () => {
  const { begun, take, end } = startWork()
  for (const name of ['a', 'b', 'slow']) void take(name)
  for (const name of ['quick', 'quicker']) void take(name, true)
  for (const name of ['a', 'b', 'quick']) await end(name)
  expect(begun).toEqual(['a', 'b', 'quick', 'quicker', 'slow'])
})

test('work that fails hands its turn on too', async () => {
  const { begun, take, end } = startWork()
  const failing = take('a')
  for (const name of ['b', 'c']) void take(name)
  const failed = expect(failing).rejects.toThrow('broken')
  await end('a', new Error('broken'))
  await failed
  expect(begun).toEqual(['a', 'b', 'c'])
})
