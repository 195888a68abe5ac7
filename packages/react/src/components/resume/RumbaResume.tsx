'use client'
import { type JSX, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useLatest } from '../../hooks/useLatest.ts'
import { clientAt, RumbaContext } from '../../RumbaProvider.tsx'
import { CheckoutSkeleton } from '../checkout/CheckoutSkeleton.tsx'
import { RumbaCheckout, type RumbaCheckoutProps } from '../checkout/RumbaCheckout.tsx'
import { createResumeClient } from './createResumeClient.ts'
import { takeResumeToken } from './resumeLink.ts'

export interface RumbaResumeProps extends Omit<RumbaCheckoutProps, 'order'> {
  /** Shown where there is nothing to go on with: no link brought the buyer here, or it is out of date. */
  readonly children?: ReactNode
}

/**
 * The page that `resumeLink` leads to: it goes on with the payment of the link, to watch and to pay it, and starts no other. The
 * token is taken out of the address when the page comes up.
 *
 * @throws {RumbaProviderMissingError} neither `endpoint` nor `client` is given, and there is no provider above
 */
export function RumbaResume({ children, endpoint, client, ...props }: RumbaResumeProps): ReactNode {
  const outer = useContext(RumbaContext)?.client
  const base = client ?? (endpoint === undefined && outer ? outer : clientAt(endpoint))
  // On a server nobody knows the fragment.
  const [token, setToken] = useState<string | null>()
  useEffect(() => {
    const take = (): void => setToken(takeResumeToken() ?? null)
    take()
    // The link may be opened in a tab that is here already.
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])
  if (token === undefined) return <CheckoutSkeleton />
  return token === null ? (
    children
  ) : (
    <Resumed {...props} key={token} base={base} token={token} onRefused={() => setToken(null)} />
  )
}

interface ResumedProps extends Omit<RumbaCheckoutProps, 'order' | 'client' | 'endpoint'> {
  readonly base: NonNullable<RumbaCheckoutProps['client']>
  readonly token: string
  onRefused(): void
}

function Resumed({ base, token, onRefused, ...props }: ResumedProps): JSX.Element {
  const refused = useLatest(onRefused)
  const client = useMemo(
    () => createResumeClient(base, token, () => refused.current()),
    [base, token, refused],
  )
  return <RumbaCheckout {...props} client={client} order="resumed" />
}
