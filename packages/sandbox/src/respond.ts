import type { Html } from './pages/html.ts'

const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

export function respondJson(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...COMMON, 'content-type': 'application/json; charset=utf-8' },
  })
}

export function respondText(text: string): Response {
  return new Response(text, { headers: { ...COMMON, 'content-type': 'text/plain; charset=utf-8' } })
}

/** An error of the panel's API: a stable word and a sentence. */
export function respondProblem(status: number, code: string, message: string): Response {
  return respondJson(status, { error: { code, message } })
}

/**
 * A page without anything inline. Browsers hold a form to `form-action` also where its answer redirects to, so the addresses
 * a form may lead to are named.
 */
export function respondPage(status: number, page: Html, formTargets: readonly string[] = []): Response {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ["form-action 'self'", ...new Set(formTargets)].join(' '),
  ].join('; ')
  return new Response(`<!doctype html>\n${page.html}`, {
    status,
    headers: {
      ...COMMON,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
    },
  })
}

/** Sends a browser on after a form, so that a reload does not send it again. */
export function respondSeeOther(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { ...COMMON, location, 'referrer-policy': 'no-referrer' },
  })
}

export function respondAsset(type: 'text/css' | 'text/javascript', text: string): Response {
  return new Response(text, { headers: { ...COMMON, 'content-type': `${type}; charset=utf-8` } })
}
