import { SandboxOptionError } from '../errors.ts'
import { type Bytes, type Credentials, createSigner } from '../gateway/signature.ts'
import { readBody } from './body.ts'
import { readCommandLine } from './commandLine.ts'
import { CREDENTIAL_HELP, CREDENTIAL_OPTIONS, needCredentials } from './credentials.ts'
import type { Shell } from './shell.ts'

const HELP = `rumba-sandbox verify --signature <hex> [file]: says whether a signature fits the bytes of a reply or callback.

The body is read from the file or from standard input, byte for byte. When it does not fit, the usual mistakes are tried.

  rumba-sandbox verify --signature "$signature" body.json

  --signature <hex>  the header as it came
  --json             print an object
  --help             show this

${CREDENTIAL_HELP}

Exit code: 0 it fits, 1 it does not, 2 wrong usage.`

export async function verify(args: string[], shell: Shell): Promise<number> {
  const { values, positionals } = readCommandLine(args, {
    ...CREDENTIAL_OPTIONS,
    signature: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  })
  if (values.help) {
    shell.print(HELP)
    return 0
  }
  const { json, help: _help, signature, ...given } = values
  if (signature === undefined) throw new SandboxOptionError('--signature', 'it is missing')
  const body = await readBody(positionals, given, shell)
  const credentials = await needCredentials(given, shell)
  const fits = await createSigner(credentials).verify(body, signature)
  const words = fits
    ? `It fits: these ${body.length} bytes were signed with this password.`
    : await explain(body, signature, credentials)
  shell.print(json ? JSON.stringify({ fits, words }) : words)
  return fits ? 0 : 1
}

/** Why a signature does not fit, by trying what people get wrong. */
async function explain(body: Bytes, signature: string, credentials: Credentials): Promise<string> {
  if (!/^[0-9a-f]{64}$/i.test(signature)) {
    return `It does not fit: a signature is 64 hex digits, and this is ${signature.length} characters.`
  }
  const text = new TextDecoder().decode(body)
  const bytes = (other: string): Bytes => new TextEncoder().encode(other)
  const mistakes: [words: string, body: Bytes, credentials: Partial<Credentials>][] = [
    ['the body without its last line break: echo adds one, printf %s does not', bytes(text.trimEnd()), {}],
    ['the body and a line break, which was cut off here', bytes(`${text}\n`), {}],
    [
      'the body with other line breaks, which were changed on the way',
      bytes(text.replaceAll('\r\n', '\n')),
      {},
    ],
    [
      'the same JSON without blanks: a parser has rewritten it, and the raw bytes are signed',
      minify(text),
      {},
    ],
    ['the body alone: the signature is over the login and the body', body, { login: '' }],
    ['the key in place of the password', body, { password: credentials.key }],
    ['{}: an empty body is signed as nothing at all', bytes('{}'), {}],
    ['an empty body', bytes(''), {}],
  ]
  for (const [words, other, change] of mistakes) {
    const signer = createSigner({ ...credentials, ...change })
    if (await signer.verify(other, signature)) return `It does not fit, but it would fit ${words}.`
  }
  return `It does not fit these ${body.length} bytes. Is it another body, another login or another password?`
}

function minify(text: string): Bytes {
  try {
    return new TextEncoder().encode(JSON.stringify(JSON.parse(text)))
  } catch {
    return new TextEncoder().encode(text)
  }
}
