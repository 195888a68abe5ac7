/** On every answer: payment data is for this one reader and is never kept by a cache or told to another site. */
export const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store, private',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export const respond = (
  body: BodyInit | null,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response => new Response(body, { status, headers: { ...HEADERS, ...headers } })

export const respondJson = (
  text: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response => respond(text, status, { ...headers, 'content-type': 'application/json' })
