import {
  type Attributes,
  type Meter,
  metrics,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import type { ProxyEvent } from './events.ts'
import type { GatewayOptions } from './gatewayOptions.ts'

export interface Telemetry {
  /** Default: the global one, which does nothing until an SDK is registered. */
  readonly tracer?: Tracer
  readonly meter?: Meter
}

/** Parts of the gateway's addresses that are the same for every payment. Anything else may be an id. */
const SEGMENTS = ['v1', 'payment', 'payout', 'transaction', 'confirm']
/** Fields of events with few values, fit to count by. A reference has one value for each payment. */
const DIMENSIONS = [
  'call',
  'code',
  'from',
  'gatewayCode',
  'handler',
  'limit',
  'method',
  'reason',
  'state',
  'to',
]

/**
 * Options of `createProxy` or `createGateway` that tell OpenTelemetry as well: a span for each call to the gateway, up to its
 * headers, and a count of each event (`rumba.proxy.events`), which is also noted on the span under way. Neither holds ids in
 * addresses, headers, tokens, amounts or anything that a payer typed.
 */
export function toInstrumented<Options extends Pick<GatewayOptions, 'fetch' | 'onEvent'>>(
  options: Options,
  { tracer = trace.getTracer('@rumba/proxy'), meter = metrics.getMeter('@rumba/proxy') }: Telemetry = {},
): Options {
  const events = meter.createCounter('rumba.proxy.events', { description: 'What happened to payments' })

  const send: typeof fetch = (input, init) => {
    const { host, pathname } = new URL(input instanceof Request ? input.url : input)
    const template = pathname
      .split('/')
      .map(segment => (segment === '' || SEGMENTS.includes(segment) ? segment : '{id}'))
      .join('/')
    const verb = init?.method ?? 'GET'
    const attributes = { 'http.request.method': verb, 'url.template': template, 'server.address': host }
    return tracer.startActiveSpan(
      `${verb} ${template}`,
      { kind: SpanKind.CLIENT, attributes },
      async span => {
        try {
          const response = await (options.fetch ?? fetch)(input, init)
          span.setAttribute('http.response.status_code', response.status)
          if (response.status >= 400) {
            span.setAttribute('error.type', String(response.status))
            span.setStatus({ code: SpanStatusCode.ERROR })
          }
          return response
        } catch (error) {
          // Not recorded as it is: the message of a failed call may hold its address.
          span.setAttribute('error.type', error instanceof Error ? error.name : 'failure')
          span.setStatus({ code: SpanStatusCode.ERROR })
          throw error
        } finally {
          span.end()
        }
      },
    )
  }

  const onEvent = (event: ProxyEvent): unknown => {
    const { type, ...fields } = event
    const entries = Object.entries(fields).filter(([, value]) => /^(string|number)$/.test(typeof value))
    const counted = entries.filter(([name]) => DIMENSIONS.includes(name))
    events.add(1, { type, ...(Object.fromEntries(counted) as Attributes) })
    trace.getActiveSpan()?.addEvent(`rumba.${type}`, Object.fromEntries(entries) as Attributes)
    return options.onEvent?.(event)
  }

  return { ...options, fetch: send, onEvent }
}
