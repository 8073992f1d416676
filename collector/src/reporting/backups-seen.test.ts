import { expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { october20Ms, octoberStore } from '../../../test/kit/october-store.ts';
import { monthWindow } from '../ledger/month.ts';
import { backupsSeen } from './backups-seen.ts';

const hourMs = 3_600_000;
const ms = (time: string) => Temporal.Instant.from(`2026-10-${time}+09:00`).epochMilliseconds;
const october = monthWindow('2026-10', 'Asia/Tokyo');

type Seen = readonly [time: string, status: 'up' | 'down', reason: string];

/** What the check `backup` of host `b` saw, an hour apart or less where it matters. */
async function told(kind: string, seen: readonly Seen[], check = 'check:b/backup') {
  const store = await octoberStore();
  onTestFinished(() => store[Symbol.asyncDispose]());
  const rule = { name: 'backup', kind, target: '/backup/db.dump', intervalMs: hourMs, failures: 1, recoveries: 1 };
  const lifecycle = [{ type: 'checkSet' as const, atMs: october.fromMs, checks: [rule] }];
  const results = seen.map(([time, status, reason]) => {
    return { check: 'backup', atMs: ms(time), status, reason, output: '', timings: [] };
  });
  const batch = { epoch: 99, firstSeq: 1, samples: [], results, lifecycle };
  await appended(store, [{ hostId: 'b', batch, receivedMs: october20Ms, clockOffsetMs: 0 }]);
  const points = [{ title: 'DB', rpoMs: 24 * hourMs, check }];
  return (await backupsSeen(store, points, october, october20Ms))[check];
}

/** Looks on every hour of a stretch, the same each time. */
function hourly(from: string, to: string, status: 'up' | 'down', reason = ''): Seen[] {
  const seen: Seen[] = [];
  for (let atMs = ms(from); atMs < ms(to); atMs += hourMs) {
    const time = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime();
    seen.push([time.toString({ smallestUnit: 'second' }).slice('2026-10-'.length), status, reason]);
  }
  return seen;
}

test('how long a backup was too old is read off the looks that found it so', async () => {
  const seen = await told('file', [
    ...hourly('01T00:00:00', '14T03:00:00', 'up'),
    ...hourly('14T03:00:00', '14T08:00:00', 'down', 'file-old'),
    ...hourly('14T08:00:00', '20T09:00:00', 'up'),
  ]);
  expect(seen).toMatchObject({ staleMs: 5 * hourMs, wasUnusable: false, ofMs: october20Ms - october.fromMs });
});

test('a backup that was gone, and then too old, had no age at some time', async () => {
  const seen = await told('file', [
    ...hourly('01T00:00:00', '10T00:00:00', 'up'),
    ...hourly('10T00:00:00', '10T02:00:00', 'down', 'file-missing'),
    ...hourly('10T02:00:00', '12T00:00:00', 'up'),
    ...hourly('12T00:00:00', '12T01:00:00', 'down', 'file-old'),
    ...hourly('12T01:00:00', '20T09:00:00', 'up'),
  ]);
  expect(seen).toMatchObject({ staleMs: hourMs, wasUnusable: true });
});

test('what is too old now is too old until now', async () => {
  const seen = await told('file', [
    ...hourly('01T00:00:00', '20T01:00:00', 'up'),
    ...hourly('20T01:00:00', '20T09:00:00', 'down', 'file-old'),
  ]);
  expect(seen?.staleMs).toBe(8 * hourMs);
});

test('a check of another kind sees no backup, and one that there is not sees nothing', async () => {
  expect(await told('http', hourly('01T00:00:00', '20T09:00:00', 'up'))).toBeUndefined();
  expect(await told('file', [], 'check:b/none')).toBeUndefined();
});
