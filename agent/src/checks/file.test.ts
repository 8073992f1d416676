import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { lookBy, mistakesOf } from '../../../test/kit/look-by.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { file } from './file.ts';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 9, 14, 9);

function put(path: string, ageMs: number, content = 'content'): string {
  writeFileSync(path, content);
  utimesSync(path, (nowMs - ageMs) / 1000, (nowMs - ageMs) / 1000);
  return path;
}

const look = (own: object) => lookBy(file, own, new HandClock(nowMs));

test('a file that is there is up, one that is not is down', async () => {
  const path = put(`${tempDir()}/a`, hourMs);
  expect(await look({ path })).toMatchObject({
    status: 'up',
    output: `${path} was changed 60 min ago and has 7 bytes`,
  });
  expect((await look({ path: `${path}2` })).verdict).toEqual(['down', 'file-missing']);
  expect((await look({ path: `${path}/b` })).verdict).toEqual(['down', 'file-missing']);
});

test.each([
  [hourMs, 'up', undefined],
  [hourMs + 1, 'degraded', 'file-old'],
  [2 * hourMs, 'degraded', 'file-old'],
  [2 * hourMs + 1000, 'down', 'file-old'],
])('a file of %i ms is %s', async (ageMs, status, reason) => {
  const path = put(`${tempDir()}/a`, ageMs);
  expect((await look({ path, degradedAgeMs: hourMs, maxAgeMs: 2 * hourMs })).verdict).toEqual([status, reason]);
});

test('a backup is the newest file that fits, and its size counts', async () => {
  const path = tempDir();
  const glob = 'shop-*.dump';
  const backup = { path, glob, maxAgeMs: 26 * hourMs, minBytes: 100 };
  put(`${path}/other.dump`, hourMs, 'x'.repeat(200));
  put(`${path}/.shop-hidden.dump`, hourMs, 'x'.repeat(200));
  mkdirSync(`${path}/shop-folder.dump`);
  expect(await look(backup)).toMatchObject({ reason: 'file-missing', output: `${path}/shop-*.dump is not there` });
  put(`${path}/shop-1.dump`, 50 * hourMs, 'x'.repeat(200));
  expect((await look(backup)).verdict).toEqual(['down', 'file-old']);
  put(`${path}/shop-2.dump`, 2 * hourMs, 'x'.repeat(200));
  expect(await look(backup)).toMatchObject({
    status: 'up',
    output: `${path}/shop-2.dump was changed 2 h ago and has 200 bytes`,
  });
  put(`${path}/shop-3.dump`, hourMs, 'cut off');
  expect((await look(backup)).verdict).toEqual(['down', 'file-small']);
});

test('a file that is too large is down', async () => {
  const path = put(`${tempDir()}/a`, hourMs, 'x'.repeat(11));
  expect((await look({ path, maxBytes: 11 })).verdict).toEqual(['up', undefined]);
  expect((await look({ path, maxBytes: 10 })).verdict).toEqual(['down', 'file-large']);
});

test('the end of the file must say what is expected', async () => {
  const path = put(`${tempDir()}/log`, hourMs, `begin\n${'x'.repeat(2 * 1024 * 1024)}\nfinished: 0 errors\n`);
  expect((await look({ path, contains: 'finished' })).verdict).toEqual(['up', undefined]);
  expect((await look({ path, matches: '^finished: 0 \\w+$' })).verdict).toEqual(['up', undefined]);
  expect((await look({ path, contains: 'begin' })).verdict).toEqual(['down', 'file-content']);
  expect((await look({ path, matches: 'finished: [1-9]' })).verdict).toEqual(['down', 'file-content']);
});

test('a regular expression that would take for ever stops nobody', async () => {
  const path = put(`${tempDir()}/a`, hourMs, `${'a'.repeat(50)}!`);
  expect((await look({ path, matches: '(a+)+$' })).verdict).toEqual(['unknown', 'pattern-slow']);
});

test('what a link leads to is looked at, and a link to nothing is missing', async () => {
  const folder = tempDir();
  symlinkSync(put(`${folder}/a`, hourMs), `${folder}/link`);
  symlinkSync('/does/not/exist', `${folder}/broken`);
  expect((await look({ path: `${folder}/link` })).verdict).toEqual(['up', undefined]);
  expect((await look({ path: `${folder}/broken` })).verdict).toEqual(['down', 'file-missing']);
  symlinkSync(`${folder}/round`, `${folder}/round`);
  expect((await look({ path: `${folder}/round` })).verdict).toEqual(['down', 'file-unreadable']);
});

capability('root')('what we may not read is unknown', async () => {
  const folder = `${tempDir()}/locked`;
  mkdirSync(folder, { mode: 0o700 });
  put(`${folder}/a`, hourMs);
  // Root may read everything, and so cannot try this as itself.
  process.seteuid?.(65_534);
  onTestFinished(() => process.seteuid?.(0));
  expect((await look({ path: `${folder}/a` })).verdict).toEqual(['unknown', 'local-denied']);
  expect((await look({ path: folder, glob: '*' })).verdict).toEqual(['unknown', 'local-denied']);
});

test('bounds that exclude each other and broken patterns are refused', () => {
  const path = '/a';
  expect(mistakesOf(file, { path: 'a' })).toHaveLength(1);
  expect(mistakesOf(file, { path, glob: '../*' })).toHaveLength(1);
  expect(mistakesOf(file, { path, matches: '(' })).toEqual(['checks[0].matches: is no regular expression']);
  expect(mistakesOf(file, { path, minBytes: 2, maxBytes: 1 })).toEqual([
    'checks[0]: minBytes (2) must not be more than maxBytes (1)',
  ]);
  expect(mistakesOf(file, { path, degradedAgeMs: 1000, maxAgeMs: 1000 })).toEqual([
    'checks[0]: degradedAgeMs (1000) must be less than maxAgeMs (1000)',
  ]);
});
