import { fileURLToPath } from 'node:url'

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  testMatch: ['<rootDir>/runners/*.jest.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/runners/strip-types.mjs' },
  // @rumba/core is read from source too.
  transformIgnorePatterns: [],
  testEnvironmentOptions: { customExportConditions: ['@rumba/source', 'node', 'node-addons'] },
}
