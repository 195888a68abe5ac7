import type { Handler } from './handler.ts'
import type { RumbaProxy } from './proxy.ts'

/**
 * What stands behind the `fetch` of a proxy: an adapter that calls it spares the `Request` and the `Response`. A `fetch` that
 * somebody wrapped is not in here, and is called as it is.
 */
export const handlers: WeakMap<RumbaProxy['fetch'], Handler> = new WeakMap()
