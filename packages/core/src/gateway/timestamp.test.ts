import vectors from '@rumba/vectors/envelopes.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { parseGatewayTime } from './timestamp.ts'

test.each([
  ['2025-04-11T16:58:57Z', '2025-04-11T16:58:57.000Z'],
  ['2025-04-11T16:58:57.1Z', '2025-04-11T16:58:57.100Z'],
  ['2025-04-11T16:58:57.12Z', '2025-04-11T16:58:57.120Z'],
  ['2025-04-11T16:58:57.123Z', '2025-04-11T16:58:57.123Z'],
  ['2025-04-11T16:58:57.1234Z', '2025-04-11T16:58:57.123Z'],
  ['2025-04-11T16:58:57.123456Z', '2025-04-11T16:58:57.123Z'],
  ['2025-04-11T16:58:57.1165432Z', '2025-04-11T16:58:57.116Z'],
  ['2025-04-11T16:58:57.123456789Z', '2025-04-11T16:58:57.123Z'],
  ['2025-04-11T16:58:57.5+03:00', '2025-04-11T13:58:57.500Z'],
])('%s names its zone, so it is the instant %s', (text, instant) => {
  expect(parseGatewayTime(text)).toEqual({ text, instant: new Date(instant) })
})

test.each(['2025-04-11T16:58:58.74', '2025-06-06T15:43:37', '2025-06-06T15:43:37.4530503'])(
  '%s names no zone, so it is a local time and never an instant',
  text => {
    expect(parseGatewayTime(text)).toEqual({ text, local: text })
  },
)

test.each([
  '0001-01-01T00:00:00',
  '0001-01-01T00:00:00Z',
  '',
  'yesterday',
  '2025-13-01T00:00:00Z',
  '2025-13-01T00:00:00',
  '2025-04-11T16:58:57.1234567890Z',
  ' 2025-04-11T16:58:57Z',
  '2025-04-11T16:58:57Z ',
  '2025-04-11 16:58:57Z',
])('%j is kept as text and is no time', text => {
  expect(parseGatewayTime(text)).toEqual({ text })
})

test('every time in the samples is read, but for year 1', () => {
  const texts = vectors.envelopes
    .filter(({ json, kind }) => json && !kind.endsWith('request'))
    .flatMap(({ text }) =>
      [...text.matchAll(/"(?:date|created_date|timestamp)": "([^"]*)"/g)].map(m => m[1] ?? ''),
    )
  expect(texts.length).toBeGreaterThan(40)
  for (const text of texts) {
    const time = parseGatewayTime(text)
    if (text.startsWith('0001-')) expect(time).toEqual({ text })
    else expect(time).toHaveProperty(text.endsWith('Z') ? 'instant' : 'local')
  }
})
