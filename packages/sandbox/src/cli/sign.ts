import { createSigner } from '../gateway/signature.ts'
import { readBody } from './body.ts'
import { readCommandLine } from './commandLine.ts'
import { CREDENTIAL_HELP, CREDENTIAL_OPTIONS, needCredentials } from './credentials.ts'
import type { Shell } from './shell.ts'

const HELP = `rumba-sandbox sign [file]: prints both headers of a call to the gateway.

The body is read from the file or from standard input, byte for byte; an empty one is that of a GET.

  rumba-sandbox sign body.json | curl -H @- --data-binary @body.json http://127.0.0.1:4010/v1/payment
  rumba-sandbox sign < /dev/null | curl -H @- http://127.0.0.1:4010/v1/transaction/$id

  --json             print an object
  --help             show this

${CREDENTIAL_HELP}`

export async function sign(args: string[], shell: Shell): Promise<number> {
  const { values, positionals } = readCommandLine(args, {
    ...CREDENTIAL_OPTIONS,
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  })
  if (values.help) {
    shell.print(HELP)
    return 0
  }
  const { json, help: _help, ...given } = values
  const body = await readBody(positionals, given, shell)
  const signer = createSigner(await needCredentials(given, shell))
  const headers = { 'access-token': await signer.token(), signature: await signer.sign(body) }
  if (json) shell.print(JSON.stringify(headers))
  else for (const [name, value] of Object.entries(headers)) shell.print(`${name}: ${value}`)
  return 0
}
