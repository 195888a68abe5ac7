#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { type Diagnosis, examineProxy } from './doctor.ts'

const HELP = `rumba-proxy doctor <url>: checks a mounted proxy from outside and says what to fix.

  <url>              where the proxy is mounted, as the gateway reaches it
  --gateway <url>    base of the gateway's API (default: the real one)
  --json             print the findings as JSON
  --help             show this

With RUMBA_LOGIN, RUMBA_KEY and RUMBA_PASSWORD in the environment it also sends a signed callback about a payment that does not
exist, and asks the gateway. They are not taken from the command line, which other users of the machine can read.

Exit code: 0 nothing to fix, 1 something to fix, 2 wrong usage.`

const MARKS: Readonly<Record<Diagnosis['result'], string>> = { ok: '✓', failed: '✗', skipped: '-' }

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      gateway: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const [command, url, ...rest] = positionals
  if (
    command !== 'doctor' ||
    !url ||
    rest.length > 0 ||
    !isWebAddress(url) ||
    !isWebAddress(values.gateway ?? url)
  ) {
    console.error('Usage: rumba-proxy doctor https://shop.example/api/rumba\nTry rumba-proxy --help.')
    return 2
  }
  const { RUMBA_LOGIN: login, RUMBA_KEY: key, RUMBA_PASSWORD: password } = process.env
  const findings = await examineProxy(url, {
    ...(login && key && password && { credentials: { login, key, password } }),
    ...(values.gateway && { gatewayUrl: values.gateway }),
  })
  if (values.json) console.log(JSON.stringify(findings, null, 2))
  else
    for (const { check, result, words } of findings)
      console.log(`${MARKS[result]} ${check.padEnd(10)} ${words}`)
  return findings.some(({ result }) => result === 'failed') ? 1 : 0
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

process.exitCode = await main().catch(error => {
  console.error(error instanceof Error ? error.message : error)
  return 2
})
