import { defineConfig } from 'vitest/config'

const everywhere = { setupFiles: ['server/test/setup.ts'], exclude: ['**/node_modules/**', '**/dist/**'] }

/**
 * Three kinds of tests: those that compute; those that get a database (one server a run, started only for them); and
 * the journeys, which start the whole program and browsers, and so run after the others with the machine to themselves.
 */
export default defineConfig({
  test: {
    // PostgreSQL and a browser work beside the tests, so more workers than this only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['{forms,catalog,chat}/**/*.test.{ts,tsx}'],
          // Whole corpora and thousands of names in one test: seconds on a busy machine.
          testTimeout: 60_000,
          ...everywhere,
        },
      },
      {
        test: {
          name: 'server',
          include: ['{server,admin,bin,bench,migrations,seeds}/**/*.test.ts'],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          ...everywhere,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['journey/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          ...everywhere,
        },
      },
    ],
  },
})
