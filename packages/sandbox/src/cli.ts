#!/usr/bin/env node
import { run } from './cli/run.ts'

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  input: process.stdin,
  print: text => console.log(text),
  warn: text => console.error(text),
})
