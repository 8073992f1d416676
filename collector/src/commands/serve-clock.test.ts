import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enrol, serve, streamOf } from '../../../test/kit/serve-process.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { until } from '../../../test/kit/until.ts';
import { openSession } from '../../../test/kit/wire.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import { storeFile } from './store-file.ts';

// Whole processes, several in a test: a busy machine takes seconds to start one.
const hourMs = 3_600_000;

async function readiness(url: string): Promise<unknown[]> {
  const response = await fetch(`${url}/readyz`);
  const { status, code } = (await response.json()) as { status?: string; code?: string };
  return [response.status, code ?? status];
}

test('a start with a clock behind the last stamp takes no evidence, and says how to go on where the clock is right', async () => {
  const data = tempDir();
  const first = await serve(data);
  const agent = await enrol(data, first.url);
  await first.end('SIGTERM');
  const recordedMs = Date.now() + hourMs;
  await using store = await openStore(openSqlite(join(data, storeFile)));
  await store.upTimes.stamp('a run with a clock that was ahead', recordedMs - hourMs, recordedMs);

  const behind = await serve(data);
  const ifItIsRightNow = `clockWasAheadUntil: ${new Date(recordedMs).toISOString()}`;
  expect(behind.lines).toContainEqual(expect.objectContaining({ level: 50, code: 'CLOCK_BEHIND', ifItIsRightNow }));
  // Stamps of the run before are good for as long as one may be late.
  await expect.poll(() => readiness(behind.url)).toEqual([503, 'CLOCK_BEHIND']);
  await expect(openSession(streamOf(behind.url), agent)).rejects.toThrow('503');
  expect((await store.upTimes.list()).filter(({ toMs }) => toMs > recordedMs - hourMs)).toHaveLength(1);
  await behind.end('SIGTERM');

  const config = join(tempDir(), 'collector.yaml');
  writeFileSync(config, ifItIsRightNow);
  const right = await serve(data, '--config', config);
  await openSession(streamOf(right.url), agent);
  await until('it is ready', 5000, async () => ((await readiness(right.url))[0] === 200 ? true : undefined));
  await right.end('SIGTERM');
});
