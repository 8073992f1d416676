import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

test('a directory that cannot be made says so', () => {
  writeFileSync(join(dir, '..', 'file'), '');
  expect(() => openState(join(dir, '..', 'file', 'state'))).toThrow(
    expect.objectContaining({ code: 'STATE_UNWRITABLE' }),
  );
});
