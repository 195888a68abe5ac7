import type { Json } from './json.ts'
import type { Operation } from './operation.ts'
import type { Schema } from './schema.ts'
import { ref, SCHEMAS } from './schemas.ts'

/** The OpenAPI 3.1 document of these operations. */
export function toOpenApi(operations: readonly Operation[], publicUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.verb.toLowerCase()]: toJson(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rumba Pay Sandbox: the controls',
      version: '1',
      summary: 'Everything that the control panel does, for tests and tools.',
      description:
        'Bodies are JSON. A call that a browser makes for a page of another site is refused. The gateway’s own API, under /v1/, is not in here.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: SCHEMAS },
  }
}

function toJson({
  id,
  summary,
  description,
  params,
  query,
  body,
  examples,
  ok,
  problems,
  verb,
}: Operation): Json {
  const parameters = [
    ...Object.entries(params ?? {}).map(([name, schema]) => toParameter('path', name, schema)),
    ...Object.entries(query ?? {}).map(([name, schema]) => toParameter('query', name, schema)),
  ]
  const all: Readonly<Record<number, string>> = {
    ...(verb === 'POST' && {
      400: 'The body is no JSON object, or a field is not as it must be.',
      415: 'The body is not sent as application/json.',
    }),
    403: 'The call comes from a page of another site.',
    ...problems,
  }
  return {
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: (body.required ?? []).length > 0,
        content: { 'application/json': { schema: body, ...(examples && { example: examples[0] }) } },
      },
    }),
    responses: {
      200: { description: ok.description, content: { [ok.type]: { schema: ok.schema } } },
      ...Object.fromEntries(
        Object.entries(all).map(([status, when]) => [
          status,
          { description: when, content: { 'application/json': { schema: ref('Problem') } } },
        ]),
      ),
    },
  }
}

function toParameter(place: 'path' | 'query', name: string, schema: Schema): Json {
  const { description, ...rest } = schema
  return { name, in: place, required: place === 'path', ...(description && { description }), schema: rest }
}
