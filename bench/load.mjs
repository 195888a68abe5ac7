// What the proxy bears, each figure beside a bare baseline of the same run. Ends with an error when a goal is missed.
//
//   pnpm --filter @rumba/bench run load [callbacks] [hold] [create] [storm]

import { missed } from './figures.mjs'
import { callbacks } from './load/callbacks.mjs'
import { create } from './load/create.mjs'
import { hold } from './load/hold.mjs'
import { storm } from './load/storm.mjs'

const PARTS = { callbacks, hold, create, storm }

const wanted = process.argv.slice(2)
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n── ${name}`)
  await part()
}
console.log(missed.length === 0 ? '\nevery goal is met' : `\nmissed: ${missed.join(', ')}`)
process.exit(missed.length === 0 ? 0 : 1)
