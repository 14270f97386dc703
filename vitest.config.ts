import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) };

const OTHERS = ['src/**/*.db.test.ts', 'src/**/*.browser.test.ts', 'src/**/*.http.test.ts'];
/** What imports nothing but itself and `kernel` (the direction of dependency says so): it reads no variable and keeps nothing between two tests. */
const DOMAIN = ['src/kernel/**/*.test.ts', 'src/features/*/domain/**/*.test.ts'];

/** Projects: domain and pure (milliseconds), screen parts (jsdom), database (a clone of the template database per file), browser (the built app, running). */
export default defineConfig({
  resolve: { alias },
  test: {
    // Of the tests of one file that say they may run beside others: as many as CI has cores.
    maxConcurrency: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'domain',
          include: DOMAIN,
          exclude: OTHERS,
          // One process for many files: a fresh one for each costs as much again as all that they test.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts'],
          exclude: [...DOMAIN, ...OTHERS],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'ui',
          include: ['src/**/*.ui.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['src/testing/one-day.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts'],
          globalSetup: ['src/testing/database-template.ts'],
          // Two processes for all files, and each file begins as in one of its own (see fresh-process.ts).
          isolate: false,
          setupFiles: ['src/testing/fresh-process.ts', 'src/testing/database-per-file.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts', 'src/**/*.http.test.ts'],
          globalSetup: ['src/testing/browser/running-app.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
