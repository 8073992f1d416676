import { expect, test } from 'vitest';
import { startMs } from '../../../test/kit/collector.ts';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { decodeLog } from '../store/log-record.ts';
import type { Arrival, Stored } from '../store/store.ts';
import { openCommits } from './commits.ts';

function arrival(firstSeq: number, hostId = 'h'): Arrival {
  return { hostId, batch: lifeBatch(firstSeq, [startMs + firstSeq]), receivedMs: startMs, clockOffsetMs: 0 };
}

/** A store that keeps what it was given, and fails a whole commit when it holds an arrival of the host `poison`. */
function commitsOver(everyMs = 25) {
  const clock = new HandClock(startMs);
  const groups: string[][] = [];
  const append = async (log: Uint8Array): Promise<Stored[]> => {
    const heads = decodeLog(log).map((record) => record.head);
    groups.push(heads.map((one) => `${one.hostId}${one.firstSeq}`));
    if (heads.some((one) => one.hostId === 'poison')) throw new Error('cannot be stored');
    return heads.map((one) => one.firstSeq);
  };
  const time = { now: () => clock.wallMs(), after: (ms: number, run: () => void) => clock.after(ms, run) };
  return { clock, groups, commits: openCommits(append, everyMs, time) };
}

test('what arrives within the interval is one commit, in the order of its arrival', async () => {
  const { clock, groups, commits } = commitsOver();
  const stored = [commits.add(arrival(1)), commits.add(arrival(2)), commits.add(arrival(1, 'g'))];
  await clock.advance(24);
  expect(groups).toEqual([]);
  await clock.advance(1);
  expect(groups).toEqual([['h1', 'h2', 'g1']]);
  expect(await Promise.all(stored)).toEqual([1, 2, 1]);
});

test('what arrives during a commit waits for the next one', async () => {
  const { clock, groups, commits } = commitsOver();
  const first = commits.add(arrival(1)).then(() => void commits.add(arrival(3)));
  await clock.advance(25);
  await first;
  await clock.advance(25);
  expect(groups).toEqual([['h1'], ['h3']]);
});

test('a commit that fails fails all that is in it; the next one is another', async () => {
  const { clock, groups, commits } = commitsOver();
  const all = [commits.add(arrival(1)), commits.add(arrival(1, 'poison'))];
  const refused = Promise.all(all.map((one) => expect(one).rejects.toThrow('cannot be stored')));
  await clock.advance(25);
  await refused;
  const later = commits.add(arrival(2));
  await clock.advance(25);
  expect(await later).toBe(2);
  expect(groups).toEqual([['h1', 'poison1'], ['h2']]);
});

test('one commit holds a bounded number of arrivals; the others follow', async () => {
  const { clock, groups, commits } = commitsOver();
  const all = Array.from({ length: 5000 }, (_, index) => commits.add(arrival(index + 1)));
  await clock.advance(25);
  await clock.advance(25);
  expect(groups.map((group) => group.length)).toEqual([4096, 904]);
  expect((await Promise.all(all)).at(-1)).toBe(5000);
});

test('disposing waits for what was added', async () => {
  const { clock, groups, commits } = commitsOver();
  const added = commits.add(arrival(1));
  const disposed = commits[Symbol.asyncDispose]().then(() => groups.length);
  await clock.advance(25);
  expect(await disposed).toBe(1);
  expect(await added).toBe(1);
});

test('disposing what is idle ends at once', async () => {
  const { commits } = commitsOver();
  await expect(commits[Symbol.asyncDispose]()).resolves.toBeUndefined();
});
