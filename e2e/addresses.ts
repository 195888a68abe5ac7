/** Where the tests' own demo runs, beside one that somebody may have open. */
export const PORT = Number(process.env.E2E_PORT ?? 4273)
export const SANDBOX_PORT = Number(process.env.E2E_SANDBOX_PORT ?? 4110)
export const SHOP = `http://127.0.0.1:${PORT}`
export const SANDBOX = `http://127.0.0.1:${SANDBOX_PORT}`

/** What the demo gives both sides. */
export const CREDENTIALS = {
  login: 'demo_merchant',
  key: 'demo-key-7d1c2f5e',
  password: 'demo-password-b84a9e31',
}
