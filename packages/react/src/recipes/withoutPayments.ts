import { type DehydrateOptions, defaultShouldDehydrateQuery } from '@tanstack/react-query'

/** What of a cache may be written down: everything but what the checkout keeps there. */
export const withoutPayments: DehydrateOptions = {
  shouldDehydrateQuery: query => query.queryKey[0] !== 'rumba' && defaultShouldDehydrateQuery(query),
}
