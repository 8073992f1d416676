import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HandClock } from '../../test/kit/hand-clock.ts';
import { after, keepStanding, type News, readStanding, type Standing } from './standing.ts';

const initial: Standing = {
  pid: 7,
  version: '0.1.0',
  startedMs: 1000,
  collector: 'https://kadoban.example.jp',
  link: { isOpen: false, sinceMs: 1000 },
  checks: {},
};
const connected: News = { type: 'connected', collectorVersion: '0.2.0' };
const lost = (why: 'unreachable' | 'revoked'): News => ({ type: 'lost', closing: { why, detail: 'a detail' } });
const looked = (status: 'up' | 'down'): News => ({
  type: 'looked',
  result: { check: 'web', atMs: 5, status, reason: '', output: 'said', timings: [] },
});
const play = (...news: [nowMs: number, one: News][]) =>
  news.reduce((standing, [nowMs, one]) => after(standing, one, nowMs), initial);

test('a link stands since it was made, with the version of the other side', () => {
  expect(play([2000, connected]).link).toEqual({
    isOpen: true,
    sinceMs: 2000,
    connectedMs: 2000,
    collectorVersion: '0.2.0',
  });
});

test('a link that is lost is down since then, for the last reason, however often it is tried', () => {
  const down = play(
    [2000, connected],
    [3000, lost('unreachable')],
    [4000, lost('unreachable')],
    [5000, lost('revoked')],
  );
  expect(down.link).toEqual({
    isOpen: false,
    sinceMs: 3000,
    connectedMs: 2000,
    collectorVersion: '0.2.0',
    lost: { why: 'revoked', detail: 'a detail' },
  });
  const again = after(down, lost('revoked'), 6000);
  expect(again).toBe(down);
});

test('what the collector configured last is kept, with why it is refused', () => {
  const configured = (revision: number, refusal: string): News => ({ type: 'configured', revision, refusal });
  expect(play([2000, configured(1, '')], [3000, configured(2, 'no')]).central).toEqual({ revision: 2, refusal: 'no' });
});

test('the last look of each check is kept', () => {
  expect(play([2000, looked('up')], [3000, looked('down')]).checks).toEqual({
    web: { status: 'down', reason: '', output: 'said', atMs: 3000 },
  });
});

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('the file is written at the start, when the link changes, and at the end; for looks not at once', async () => {
  const clock = new HandClock(1000);
  const keeper = keepStanding(dir, initial, clock, (error) => expect.fail(`${error}`));
  await keeper.close();
  expect(readStanding(dir)).toEqual(initial);
  keeper.tell(looked('up'));
  await clock.advance(9000);
  expect(readStanding(dir)?.checks).toEqual({});
  keeper.tell({ type: 'stopped', reason: 'update' });
  await keeper.close();
  expect(readStanding(dir)).toMatchObject({ checks: { web: { status: 'up' } }, stopped: { reason: 'update' } });
  expect(statSync(join(dir, 'status.json')).mode & 0o777).toBe(0o600);
});

test('a look is written some seconds later', async () => {
  const clock = new HandClock(1000);
  const keeper = keepStanding(dir, initial, clock, (error) => expect.fail(`${error}`));
  keeper.tell(looked('up'));
  await clock.advance(10_000);
  await keeper.close();
  expect(readStanding(dir)?.checks).toMatchObject({ web: { atMs: 1000 } });
});

test('a disk that cannot be written is told, and ends nothing', async () => {
  const errors: unknown[] = [];
  const keeper = keepStanding(join(dir, 'gone'), initial, new HandClock(1000), (error) => errors.push(error));
  await keeper.close();
  expect(errors).toMatchObject([{ code: 'ENOENT' }]);
});

test('nothing said, and nonsense, are told apart', () => {
  expect(readStanding(dir)).toBeUndefined();
  writeFileSync(join(dir, 'status.json'), '{');
  expect(() => readStanding(dir)).toThrow(/status.json is no JSON/);
});
