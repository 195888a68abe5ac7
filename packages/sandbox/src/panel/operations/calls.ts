import { respondJson, respondText } from '../../respond.ts'
import { createCurlWriter } from '../curl.ts'
import { toCallJson } from '../json.ts'
import { json, type Operation, respondForgotten, text } from '../operation.ts'
import type { PanelParts } from '../parts.ts'
import { CALL_LIST } from '../schemas.ts'

const NUMBER = { number: { type: 'integer', minimum: 1, description: 'Of a call.' } } as const

/** Calls to the API as they were answered. */
export function createCallOperations({
  calls,
  store,
  signer,
  corners,
  settings,
}: PanelParts): readonly Operation[] {
  const writeCurl = createCurlWriter({ ...settings, signer, store, corners })

  return [
    {
      verb: 'GET',
      path: '/_sandbox/calls',
      id: 'listCalls',
      summary: 'Lists the latest calls to the API, oldest first.',
      ok: json('The calls.', CALL_LIST),
      run: () => respondJson(200, { calls: calls.list().map(toCallJson) }),
    },
    {
      verb: 'GET',
      path: '/_sandbox/calls/{number}/curl',
      id: 'copyAsCurl',
      summary: 'Writes a call as a curl command that works when it is pasted.',
      description:
        'With the right token and signature, whatever the call had; a reference that is used makes room for a new one, and a masked card number for a test number.',
      params: NUMBER,
      ok: text('The command.'),
      problems: { 404: 'No such call is kept.' },
      async run({ params }) {
        const call = calls.get(Number(params.number))
        return call ? respondText(await writeCurl(call)) : respondForgotten()
      },
    },
  ]
}
