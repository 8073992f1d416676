import { defineConfig } from 'vitest/config';

// A test that waits for ever must fail by itself: every project has its own bound, several times what its slowest test takes.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{proto,agent,collector}/**/*.test.{ts,tsx}', 'test/*.test.ts', 'test/kit/**/*.test.ts'],
          // Half of it is processes and threads that start: on two cores one more worker takes a minute and a half off.
          maxWorkers: 2,
          // Nothing is kept in modules, so that files can share them: loading them anew for each took two fifths of the time.
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { interval: 10, timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          // They wait for real time most of the time: one after another they would take ten minutes.
          maxWorkers: 3,
          testTimeout: 400_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          // As many workers as the tests that wait, and their group: it computes meanwhile.
          maxWorkers: 3,
          testTimeout: 400_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/kit/demo-setup.ts'],
          // Whole programs and browsers, which wait for each other half of the time.
          maxWorkers: 2,
          testTimeout: 400_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
