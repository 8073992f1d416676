import fs, { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DurableFiles } from './durable-file.ts';
import { newPrivateKey } from './identity.ts';
import { openState } from './state.ts';

let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'kadoban-')), 'state');
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

const lastRun = { boot: { id: 'b', atMs: 1 }, epoch: 7 };
const identity = {
  hostId: 'h',
  name: 'n',
  collectorId: 'c',
  collectorKeys: ['Q8dEAPzkAFrMFfCaxAKs1AbCqk9TZLgJH8Gp_q1F0SU'],
  collectorUrl: 'https://c.example',
  privateKey: newPrivateKey(),
};

test('what was written is there at the next start, and nothing beside it', () => {
  openState(dir).update((data) => Object.assign(data, { lastRun, identity }));
  expect(openState(dir).data).toEqual({ lastRun, identity });
  expect(readdirSync(dir)).toEqual(['state.json']);
});

test.skipIf(process.platform === 'win32')(
  'nobody else can read it, also where somebody had opened the directory',
  () => {
    openState(dir).update((data) => Object.assign(data, { lastRun }));
    chmodSync(dir, 0o755);
    openState(dir);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dir, 'state.json')).mode & 0o777).toBe(0o600);
  },
);

const damaged: [name: string, text: string, message: RegExp][] = [
  ['no JSON', `{"identity": "${identity.privateKey.slice(30, 60)}`, /state.json is no JSON$/],
  ['an identity without key', JSON.stringify({ identity: { ...identity, privateKey: 'x' } }), /privateKey/],
  [
    'an identity for plain http',
    JSON.stringify({ identity: { ...identity, collectorUrl: 'http://c.example' } }),
    /collectorUrl/,
  ],
  [
    'a key of an enrolment that is none',
    JSON.stringify({ pendingKey: identity.privateKey.slice(0, 60) }),
    /pendingKey is missing or not valid$/,
  ],
  [
    'an identity whose collector cannot prove itself',
    JSON.stringify({ identity: { ...identity, collectorKeys: [] } }),
    /collectorKeys/,
  ],
];
test.each(damaged)('%s is refused, and the message does not repeat the file', (_name, text, message) => {
  openState(dir);
  writeFileSync(join(dir, 'state.json'), text);
  const opening = () => openState(dir);
  expect(opening).toThrow(message);
  expect(opening).toThrow(expect.objectContaining({ code: 'STATE_UNREADABLE' }));
  expect(opening).not.toThrow(identity.privateKey.slice(30, 60));
});

/** The real disk, and what a power cut would leave of it: of a file what it held, of a folder the names, when it was synced last. */
function fragileFiles() {
  const paths = new Map<number, string>();
  const contents = new Map<number, string>();
  const names = new Map<string, Map<string, number>>();
  const files: DurableFiles = {
    openSync(path, ...how) {
      const handle = fs.openSync(path, ...how);
      paths.set(handle, String(path));
      return handle;
    },
    fsyncSync(handle) {
      fs.fsyncSync(handle);
      const path = paths.get(handle) ?? expect.fail('synced without being opened');
      if (!fs.fstatSync(handle).isDirectory()) {
        contents.set(fs.fstatSync(handle).ino, readFileSync(path, 'utf8'));
      } else {
        const inFolder = readdirSync(path).map((name) => [name, statSync(join(path, name)).ino] as const);
        names.set(path, new Map(inFolder));
      }
    },
  };
  const isNamed = (path: string): boolean => names.get(dirname(path))?.has(basename(path)) ?? false;
  const left = (path: string) => contents.get(names.get(dirname(path))?.get(basename(path)) ?? Number.NaN);
  return { files, isNamed, left };
}

test.skipIf(process.platform === 'win32')('what was written outlives a power cut, in new directories too', () => {
  const { files, isNamed, left } = fragileFiles();
  const deep = join(dir, 'deep');
  const file = join(deep, 'state.json');
  const state = openState(deep, files);
  expect([dir, deep].map(isNamed)).toEqual([true, true]);
  state.update((data) => Object.assign(data, { lastRun }));
  expect(left(file)).toBe(readFileSync(file, 'utf8'));
  state.update((data) => Object.assign(data, { identity }));
  expect(left(file)).toBe(readFileSync(file, 'utf8'));
});

test('a directory that cannot be made says so', () => {
  writeFileSync(join(dir, '..', 'file'), '');
  expect(() => openState(join(dir, '..', 'file', 'state'))).toThrow(
    expect.objectContaining({ code: 'STATE_UNWRITABLE' }),
  );
});
