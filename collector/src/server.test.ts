import type { Server } from 'node:http';
import { expect, test } from 'vitest';
import { startCollector } from '../../test/kit/collector.ts';

test('a header has less time than the whole request, so that Node does not take one limit for the other', async () => {
  const { headersTimeout, requestTimeout } = (await startCollector()).app.server as Server;
  expect([headersTimeout, requestTimeout]).toEqual([15_000, 60_000]);
});
