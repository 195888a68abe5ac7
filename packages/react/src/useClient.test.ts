import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/\.(test|stories|d)\.|recipes|test-kit|element/.test(name))
  .map(name => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }))

const isClient = (text: string): boolean => text.startsWith("'use client'\n")

/** What a server component must not run: anything of React or react-query but types, and what only a browser has at import. */
const isForPages = (text: string): boolean =>
  [...text.matchAll(/^import (\{[^}]*\}) from '(react|@tanstack\/react-query)'/gm)].some(([, names = '']) =>
    names
      .replace(/[{}\s]/g, '')
      .split(',')
      .some(name => name && !name.startsWith('type')),
  )

test('every file that uses React says "use client", so that a server component can name any part', () => {
  expect(files.filter(({ text }) => isForPages(text)).length).toBeGreaterThan(20)
  const silent = files.filter(({ text }) => isForPages(text) && !isClient(text)).map(({ name }) => name)
  expect(silent).toEqual([])
})

test('what needs no page does not say it, so that it runs on a server too', () => {
  const apart = files.filter(({ name }) => /^(index\.ts|qr\/|watch\/|queries\/)/.test(name))
  expect(apart.length).toBeGreaterThan(10)
  expect(apart.filter(({ text }) => isClient(text)).map(({ name }) => name)).toEqual([])
})
