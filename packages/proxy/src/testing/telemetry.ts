import type { Meter, Tracer } from '@opentelemetry/api'
import {
  AggregationTemporality,
  type DataPoint,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { onTestFinished } from 'vitest'

/** An OpenTelemetry SDK that keeps what it hears, until the test is over. */
export interface TestTelemetry {
  readonly tracer: Tracer
  readonly meter: Meter
  readonly spans: InMemorySpanExporter
  /** What was counted so far. */
  readCounts(): Promise<readonly DataPoint<unknown>[]>
}

export function startTelemetry(): TestTelemetry {
  const spans = new InMemorySpanExporter()
  const tracing = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })
  const counts = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({ exporter: counts, exportIntervalMillis: 3_600_000 })
  const metering = new MeterProvider({ readers: [reader] })
  onTestFinished(async () => {
    await tracing.shutdown()
    await metering.shutdown()
  })
  return {
    tracer: tracing.getTracer('test'),
    meter: metering.getMeter('test'),
    spans,
    async readCounts() {
      await reader.forceFlush()
      return counts.getMetrics().at(-1)?.scopeMetrics[0]?.metrics[0]?.dataPoints ?? []
    },
  }
}
