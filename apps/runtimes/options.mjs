/** The one shop that all these servers run. */
export const createOptions = gatewayUrl => ({
  credentials: { login: 'john_yablonliy', key: 'test-key', password: 'test-password' },
  gatewayUrl,
  publicUrl: 'https://shop.example/api/rumba',
  resolveOrder: () => ({ amount: { minor: 2501n, currency: 'BRL' } }),
  onPaid: ({ id }) => console.log(`paid ${id}`),
})
