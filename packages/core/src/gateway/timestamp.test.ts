import { expect, test } from 'vitest'
import { parseGatewayTime } from './timestamp.ts'

test.each([
  ['2025-04-11T16:58:57Z', '2025-04-11T16:58:57.000Z'],
  ['2025-04-11T16:58:57.74Z', '2025-04-11T16:58:57.740Z'],
  ['2025-04-24T07:53:55.0041761Z', '2025-04-24T07:53:55.004Z'],
  ['2025-04-24T07:53:55.004176199Z', '2025-04-24T07:53:55.004Z'],
  ['2025-04-24T10:53:55+03:00', '2025-04-24T07:53:55.000Z'],
])('%s is an instant', (text, instant) => {
  expect(parseGatewayTime(text)?.instant?.toISOString()).toBe(instant)
})

test('a time without a zone is kept as written and claims no instant', () => {
  expect(parseGatewayTime('2025-04-11T16:58:58.74')).toEqual({ text: '2025-04-11T16:58:58.74' })
})

test.each([undefined, null, '', '0001-01-01T00:00:00', 'yesterday', '2025-04-11'])('%s is no time', text => {
  expect(parseGatewayTime(text)).toBeUndefined()
})
