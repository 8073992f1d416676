import type { Setup } from '@kadoban/collector/src/api/parts.ts';

/** How a collector of a test says that it was set up. */
export const testSetup: Setup = {
  dataDir: '/var/lib/kadoban-collector',
  configFile: null,
  configDir: null,
  mailFrom: null,
  retention: { rawDays: 7, minuteDays: 90, hourDays: 1095 },
  disk: () => ({ storeBytes: 1_048_576, freeBytes: 1_073_741_824 }),
};
