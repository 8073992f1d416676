import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../test/kit/wire.ts';
import { closeCodes } from './ingest/session.ts';

/** Overwrites all but the first page of a store, and lets every connection know that what it remembers is old. */
function destroy(file: string): void {
  using database = new DatabaseSync(file);
  database.exec('pragma wal_checkpoint(truncate)');
  const written = openSync(file, 'r+');
  const pageBytes = 4096;
  writeSync(written, new Uint8Array(statSync(file).size - pageBytes).fill(0xa5), 0, null, pageBytes);
  closeSync(written);
  database.exec('pragma user_version = 1');
}

test('a store that is damaged while the collector runs is said to be, and nothing is acknowledged any more', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const key = await collector.key();
  const { wire } = await openSession(collector.streamUrl, agent);
  wire.send(lifeBatch(1, [startMs]));
  expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });

  destroy(collector.storeFile);
  wire.send(lifeBatch(2, [startMs + 10_000]));
  expect(await wire.ended).toMatchObject({ code: closeCodes.tryLater, reason: expect.stringMatching(/^retryMs=/) });
  const headers = { authorization: `Bearer ${key}` };
  const answer = await collector.app.inject({ url: '/api/v1/hosts', headers });
  expect([answer.statusCode, answer.json()]).toEqual([503, { code: 'STORE_DAMAGED', message: expect.any(String) }]);
  expect((await collector.app.inject('/healthz')).statusCode).toBe(200);
  expect(collector.log.filter((line) => line.includes('"code":"STORE_DAMAGED"')).length).toBeGreaterThan(1);
});
