import type { Scenario } from '../scenario.ts'

const PAGE = `<!doctype html>
<html><head><title>502 Bad Gateway</title></head>
<body><h1>502 Bad Gateway</h1><hr>nginx</body></html>
`

export const htmlError: Scenario = {
  name: 'html-error',
  about: 'A load balancer answers with its own HTML page and status 502; nothing is created.',
  amount: 9120n,
  intercept: () => new Response(PAGE, { status: 502, headers: { 'content-type': 'text/html' } }),
}
