import { respondJson } from '../respond.ts'
import { toOpenApi } from './openapi.ts'
import { json, type Operation } from './operation.ts'
import { createCallOperations } from './operations/calls.ts'
import { createClockOperations } from './operations/clock.ts'
import { createControlOperations } from './operations/controls.ts'
import { createTransactionOperations } from './operations/transactions.ts'
import type { PanelParts } from './parts.ts'

/** Everything that the panel can do, as calls under `/_sandbox/`; the panel itself uses nothing else. */
export function createOperations(parts: PanelParts): readonly Operation[] {
  const operations: readonly Operation[] = [
    ...createTransactionOperations(parts),
    ...createCallOperations(parts),
    ...createClockOperations(parts),
    ...createControlOperations(parts),
    {
      verb: 'GET',
      path: '/_sandbox/openapi.json',
      id: 'getOpenApi',
      summary: 'Gives this document.',
      ok: json('An OpenAPI 3.1 document.', { type: 'object' }),
      run: () => respondJson(200, toOpenApi(operations, parts.settings.publicUrl)),
    },
  ]
  return operations
}
