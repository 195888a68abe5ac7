import { defineConfig } from 'vitest/config'

/** The tests that a mutant is held against: all but those that take seconds, so that the score rests on the written examples. */
export default defineConfig({
  resolve: { conditions: ['@rumba/source', 'module', 'node', 'development|production'] },
  test: {
    include: ['src/{br-code,identifiers,upi}/*.test.ts', 'src/{money,redirect,status}.test.ts'],
    exclude: ['**/{properties,secondOpinion,taxId}.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
})
