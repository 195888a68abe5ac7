// Breaks the code in every way it knows, one at a time, and asks whether a test notices: `pnpm --filter @rumba/core mutation`.
export default {
  mutate: [
    'src/{br-code,identifiers,upi}/*.ts',
    'src/{inspection,money,redirect,status}.ts',
    '!src/**/*.{test,testing}.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: true },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
  tempDirName: '.stryker',
  concurrency: 2,
  timeoutMS: 10_000,
}
