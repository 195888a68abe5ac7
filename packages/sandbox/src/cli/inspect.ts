import { text } from 'node:stream/consumers'
import {
  type BrCodeFindingCode,
  type ExpectedPayment,
  explainFinding,
  type Finding,
  type Inspection,
  inspectBrCode,
  inspectUpiLink,
  type Money,
  parseMoney,
  parseRedirect,
  RedirectRefusedError,
  UPI_SCHEMES,
  type UpiFindingCode,
} from '@rumba/core'
import { SandboxOptionError } from '../errors.ts'
import { readCommandLine } from './commandLine.ts'
import type { Shell } from './shell.ts'

const HELP = `rumba-sandbox inspect <code or link>: reads what a buyer would be shown, and says what is wrong with it.

A Pix code (BR Code), a UPI link or an address to redirect to. Put it in quotes, or write - and give it by standard input.

  rumba-sandbox inspect "$code" --amount 25.01 --payee "My Shop"

  --amount <decimal>  what the order costs, to hold the code or link against
  --payee <name>      who must be paid
  --account <key>     Pix key or UPI address the money must go to
  --json              print an object
  --help              show this

Exit code: 0 it can be shown, 1 it must not be, 2 wrong usage.`

/** A finding in words, which a person at a terminal needs and a page does not. */
interface Explained extends Pick<Finding<string>, 'code' | 'severity'> {
  readonly message: string
}

const explain = (finding: Finding<BrCodeFindingCode | UpiFindingCode>): Explained => ({
  severity: finding.severity,
  code: finding.code,
  message: explainFinding(finding),
})

interface Report extends Pick<Inspection<string>, 'verdict'> {
  readonly findings: readonly Explained[]
  readonly kind: 'br-code' | 'upi' | 'redirect'
  /** How it compares with the order; a redirect states nothing to compare. */
  readonly order?: Pick<Inspection<string>, 'amount' | 'payee' | 'account'>
  /** Absent when it cannot be read. */
  readonly fields?: object
}

export async function inspect(args: string[], shell: Shell): Promise<number> {
  const { values, positionals } = readCommandLine(args, {
    amount: { type: 'string' },
    payee: { type: 'string' },
    account: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  })
  if (values.help) {
    shell.print(HELP)
    return 0
  }
  const [given, ...more] = positionals
  if (given === undefined) throw new SandboxOptionError('<code or link>', 'it is missing')
  if (more.length > 0) {
    throw new SandboxOptionError('<code or link>', `there are ${positionals.length}; put one in quotes`)
  }
  const report = examine((given === '-' ? await text(shell.input) : given).trim(), values)
  shell.print(values.json ? JSON.stringify(report, null, 2) : format(report))
  return report.verdict === 'refuse' ? 1 : 0
}

function examine(
  content: string,
  { amount, payee, account }: { amount?: string; payee?: string; account?: string },
): Report {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(content)?.[1]?.toLowerCase()
  const isUpi = scheme !== undefined && Object.hasOwn(UPI_SCHEMES, scheme)
  if (scheme !== undefined && !isUpi) return examineRedirect(content)

  const order: ExpectedPayment = {
    ...(amount !== undefined && { amount: readAmount(amount, isUpi ? 'INR' : 'BRL') }),
    ...(payee !== undefined && { payee }),
    ...(account !== undefined && { account }),
  }
  if (isUpi) {
    const { link, verdict, findings, ...compared } = inspectUpiLink(content, order)
    const fields = link && { ...link, params: Object.fromEntries(link.params) }
    return {
      kind: 'upi',
      verdict,
      order: compared,
      ...(fields && { fields }),
      findings: findings.map(explain),
    }
  }
  const { code, verdict, findings, ...compared } = inspectBrCode(content, order)
  return {
    kind: 'br-code',
    verdict,
    order: compared,
    ...(code && { fields: code }),
    findings: findings.map(explain),
  }
}

function examineRedirect(content: string): Report {
  try {
    // The sandbox's own pages are on this machine.
    const fields = parseRedirect(content, { allowLoopback: true })
    const findings: Explained[] = [
      ...(fields.scheme === 'http'
        ? [warning('loopback', 'Plain http, which passes on this machine only.')]
        : []),
      ...fields.flags.map(flag =>
        warning(flag, flag === 'ip' ? 'The host is a bare IP address.' : 'The address names a port.'),
      ),
    ]
    return { kind: 'redirect', verdict: findings.length > 0 ? 'warn' : 'payable', fields, findings }
  } catch (error) {
    if (!(error instanceof RedirectRefusedError)) throw error
    const finding: Explained = { severity: 'refuse', code: error.reason, message: error.message }
    return { kind: 'redirect', verdict: 'refuse', findings: [finding] }
  }
}

const warning = (code: string, message: string): Explained => ({ severity: 'warn', code, message })

function readAmount(decimal: string, currency: string): Money {
  try {
    return parseMoney(decimal, currency)
  } catch {
    throw new SandboxOptionError('--amount', `"${decimal}" is no amount of ${currency}, such as 25.01`)
  }
}

const KINDS = { 'br-code': 'Pix code', upi: 'UPI link', redirect: 'redirect' } as const
const VERDICTS = {
  payable: 'it can be shown',
  warn: 'it can be shown, with a warning',
  refuse: 'it must not be shown',
} as const

function format({ kind, verdict, order, fields, findings }: Report): string {
  const rows = [
    ...Object.entries(fields ?? {}).flatMap(([name, value]) => toRow(name, value)),
    ...Object.entries(order ?? {})
      .filter(([, compared]) => compared !== 'not-stated')
      .map(([name, compared]) => [`order's ${name}`, String(compared)] as const),
  ]
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return [
    `${KINDS[kind]}: ${VERDICTS[verdict]}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...findings.map(
      ({ severity, code, message }) => `  ${severity === 'refuse' ? '✗' : '!'} ${code}: ${message}`,
    ),
  ]
    .map(toPrintable)
    .join('\n')
}

function toRow(name: string, value: unknown): (readonly [name: string, value: string])[] {
  switch (name) {
    // Every field of interest has a row of its own.
    case 'objects':
    case 'params':
    case 'lengthUnit':
      return []
    case 'checksum': {
      const { declared, computed, ok } = value as { declared: string; computed: string; ok: boolean }
      return [[name, ok ? `${declared}, right` : `${declared}, should be ${computed}`]]
    }
  }
  return value === '' || (Array.isArray(value) && value.length === 0) ? [] : [[name, String(value)]]
}

/** What a stranger wrote must not move the cursor, colour the terminal or turn the text around. */
function toPrintable(line: string): string {
  return line.replace(/\p{C}/gu, character => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
