import { defineConfig } from 'vitest/config';
import { skippedReporter } from './support/skipped-reporter.ts';

// `fast` is what `npm run check` runs: no process, no pseudo-terminal, no package from outside.
const slow = [
  'test/contract/**',
  'test/e2e/**',
  'test/peers/**',
  'test/screens/**',
  'test/credentials/azure/**',
  'test/credentials/docker/**',
];

export default defineConfig({
  test: {
    reporters: ['default', skippedReporter],
    testTimeout: 20_000,
    setupFiles: [new URL('support/fixed-seed.ts', import.meta.url).pathname],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: slow,
          // left to itself, one core is kept free: of two that is half
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: slow.map(each => `${each}/*.test.ts`),
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
