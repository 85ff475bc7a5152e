import { defineConfig } from 'vitest/config';

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error('Red México Abierto needs Node 24; run "npm test", which brings its own.');
}

const postgres = {
  globalSetup: ['packages/testkit/src/global-setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

// These start whole hubs, each with a database of its own.
const hubs = { testTimeout: 180_000, hookTimeout: 120_000 };

const resultsFile = process.env['RMA_TEST_RESULTS'];
const jsonReporter: ['json', { outputFile: string }][] = resultsFile
  ? [['json', { outputFile: resultsFile }]]
  : [];

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', ...jsonReporter],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'services/*/src/**/*.test.ts', 'db/**/*.test.ts'],
          ...postgres,
        },
      },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      { test: { name: 'contracts', include: ['test/contracts/**/*.test.ts'], ...hubs } },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...hubs } },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/journeys/support/install-chromium.ts'],
          ...hubs,
        },
      },
    ],
  },
});
