import { defineConfig } from 'vitest/config'

const everywhere = { setupFiles: ['server/test/setup.ts'], exclude: ['**/node_modules/**', '**/dist/**'] }

/** Two kinds of tests: those that compute, and those that get a database (one server a run, started only for them). */
export default defineConfig({
  test: {
    // PostgreSQL and a browser work beside the tests, so more workers than this only wait for each other.
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: ['{forms,catalog,chat}/**/*.test.{ts,tsx}'], ...everywhere } },
      {
        test: {
          name: 'server',
          include: ['{server,admin,bin,bench,migrations,seeds}/**/*.test.ts', '*.test.ts'],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          ...everywhere,
        },
      },
    ],
  },
})
