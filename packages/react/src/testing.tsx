'use client'
import type { Payment, RumbaClient } from '@rumba/core'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { type JSX, useContext, useState } from 'react'
import { RumbaProvider, type RumbaProviderProps } from './RumbaProvider.tsx'
import { createTestClient, type TestOrder } from './test-kit/createTestClient.ts'
import type { TestState } from './test-kit/states.ts'

export {
  createTestClient,
  type TestCall,
  type TestClient,
  type TestClientOptions,
  type TestNetwork,
  type TestOrder,
} from './test-kit/createTestClient.ts'
export { SAMPLE_PAYSAFECARD, SAMPLE_PIX, SAMPLE_PIX_CODE, SAMPLE_UPI_LINK } from './test-kit/samples.ts'
export type { TestChallenge, TestState } from './test-kit/states.ts'

export interface RumbaTestProviderProps extends Pick<RumbaProviderProps, 'locale' | 'messages' | 'children'> {
  /** A client made by hand, to play the buyer's bank with; wins over the three below. */
  readonly client?: RumbaClient
  /** Default: `choosing`. */
  readonly state?: TestState
  readonly order?: Partial<TestOrder>
  readonly payment?: Partial<Payment>
}

/**
 * A provider over an in-memory client:
 * `<RumbaTestProvider state="pix-pending"><RumbaCheckout order="1" /></RumbaTestProvider>`. A read that failed is tried again
 * without a pause, unless a `QueryClientProvider` around it says otherwise.
 */
export function RumbaTestProvider({
  client,
  state,
  order,
  payment,
  ...rest
}: RumbaTestProviderProps): JSX.Element {
  const [own] = useState(
    () =>
      client ??
      createTestClient({ ...(state && { state }), ...(order && { order }), ...(payment && { payment }) }),
  )
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } }))
  const outer = useContext(QueryClientContext)
  return (
    <QueryClientProvider client={outer ?? queryClient}>
      <RumbaProvider client={client ?? own} {...rest} />
    </QueryClientProvider>
  )
}
