import { expect, test } from 'vitest'
import { createHints } from './hints.ts'
import type { HintListener, StoreHints } from './stores/contract.ts'

/** Hints of a store, played by hand. */
function startHints(publish: StoreHints['publish'] = async () => {}) {
  const told: string[] = []
  const sent: string[] = []
  let line: HintListener | undefined
  const hints = createHints(
    {
      publish(reference) {
        sent.push(reference)
        return publish(reference)
      },
      subscribe(listener) {
        line = listener
        return () => {
          line = undefined
        }
      },
    },
    () => void told.push('interrupted'),
  )
  for (const reference of ['o1-1', 'o2-1']) hints.subscribe(reference, () => void told.push(reference))
  return { hints, told, sent, line: () => line }
}

test('a change here is heard here at once and sent to the others', () => {
  const { hints, told, sent } = startHints()
  hints.publish('o1-1')
  expect(told).toEqual(['o1-1'])
  expect(sent).toEqual(['o1-1'])
})

test('a change elsewhere is heard by those who watch that payment', () => {
  const { told, line } = startHints()
  line()?.changed('o2-1')
  line()?.changed('o3-1')
  expect(told).toEqual(['o2-1'])
})

test('G9: when hints flow again, everybody who watches reads, since something may have been missed', () => {
  const { told, line } = startHints()
  line()?.interrupted()
  line()?.resumed()
  expect(told).toEqual(['interrupted', 'o1-1', 'o2-1'])
})

test('a hint that cannot be sent is reported and hinders nothing', async () => {
  const { hints, told } = startHints(() => Promise.reject(new Error('away')))
  hints.publish('o1-1')
  await new Promise(resolve => setTimeout(resolve))
  expect(told).toEqual(['o1-1', 'interrupted'])
})

test('closing stops the listening', () => {
  const { hints, line } = startHints()
  hints.close()
  expect(line()).toBeUndefined()
})
