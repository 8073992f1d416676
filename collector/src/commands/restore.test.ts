import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { newSession } from '../people/new-session.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { selfMadeTls } from '../tls.ts';
import { lockData, openData } from './data.ts';
import { storeFile } from './store-file.ts';

const nowMs = Date.UTC(2026, 8, 1, 10, 20, 30, 40);
const stamp = '20260901T102030040Z';

/** A data directory whose collector is told from others by its id. */
async function founded(): Promise<{ data: string; collectorId: string }> {
  const data = tempDir();
  await using store = await openData(data);
  const { collectorId } = await store.identity();
  await selfMadeTls(data, ['localhost'], nowMs);
  return { data, collectorId };
}

async function backupOf(data: string): Promise<string> {
  const out = join(tempDir(), 'a.backup');
  expect((await command(['backup', '--data', data, '--out', out])).exitCode).toBe(0);
  return out;
}

const restoring = (data: string, from: string) =>
  command(['restore', '--data', data, '--from', from], { now: () => nowMs });

async function collectorIdIn(data: string): Promise<string> {
  await using store = await openData(data);
  return (await store.identity()).collectorId;
}

/** What the collector signs with. */
async function keyIn(data: string): Promise<string> {
  await using store = await openData(data);
  return (await store.identity()).signingKey;
}

/** All files below a directory, with what is in them. */
function filesIn(dir: string): Record<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(dir.length + 1), readFileSync(path, 'latin1')]));
}

const rotating = async (data: string, ...words: string[]) =>
  expect((await command(['signing-key', 'rotate', '--data', data, ...words])).exitCode).toBe(0);

/** Takes out of the identity in a store what versions of before there was a next key did not write. */
function makeOlder(file: string): void {
  using database = new DatabaseSync(file);
  database.exec(
    "update meta set value = json_remove(value, '$.nextSigningKey', '$.handovers') where name = 'identity'",
  );
}

test('a backup of before one rotation of the signing key says how agents know the collector again, and that holds', async () => {
  const { data } = await founded();
  const from = await backupOf(data);
  expect((await restoring(data, from)).err.join()).not.toContain('signing key');
  await rotating(data);
  const known = await keyIn(data);
  const { exitCode, err } = await restoring(data, from);
  expect([exitCode, err.at(-1)]).toEqual([
    0,
    expect.stringMatching(/^Its signing key was rotated.*: run `signing-key rotate --anyway` before the start/),
  ]);
  expect(await keyIn(data)).not.toBe(known);
  await rotating(data, '--anyway');
  expect(await keyIn(data)).toBe(known);
});

test('a backup of before two rotations, or with no next key, says that rotating does not help', async () => {
  const twice = (await founded()).data;
  const from = await backupOf(twice);
  await rotating(twice);
  await rotating(twice);
  const older = (await founded()).data;
  const keyless = await backupOf(older);
  makeOlder(keyless);
  expect((await restoring(older, keyless)).err.join()).not.toContain('signing key');
  await rotating(older);
  const told = [await restoring(twice, from), await restoring(older, keyless)].map(({ err }) => err.at(-1));
  const hopeless = expect.stringMatching(/^Its signing key was rotated.*rotating does not help, and every host/);
  expect(told).toEqual([hopeless, hopeless]);
});

test('where no store of the collector tells whether the key was rotated, all that may be is said', async () => {
  const from = await backupOf((await founded()).data);
  const other = (await founded()).data;
  const unsure = /^If its signing key was rotated.*once: run `signing-key rotate --anyway`.*More than once: no agent/;
  expect((await restoring(other, from)).err.at(-1)).toMatch(unsure);
  expect((await restoring(join(tempDir(), 'new'), from)).err.at(-1)).toMatch(unsure);
  makeOlder(from);
  const { err } = await restoring(join(tempDir(), 'new'), from);
  expect(err.at(-1)).toMatch(/^If its signing key was rotated after the backup, no agent knows it, rotating does not/);
});

test('a new directory gets the store, the certificate, and says whose it is and what is not in it', async () => {
  const { data, collectorId } = await founded();
  const from = await backupOf(data);
  const restored = join(tempDir(), 'new');
  const { exitCode, out, err } = await restoring(restored, from);
  expect([exitCode, out]).toEqual([
    0,
    [expect.stringMatching(`kadoban.sqlite: collector ${collectorId}, schema .*, no evidence yet`)],
  ]);
  expect(err[0]).toMatch(/^What was stored after the backup is gone/);
  expect(readdirSync(restored).toSorted()).toEqual(['collector.lock', 'kadoban.sqlite', 'tls']);
  expect(filesIn(join(restored, 'tls'))).toEqual(filesIn(join(data, 'tls')));
  expect((statSync(join(restored, storeFile)).mode & 0o777).toString(8)).toBe('600');
  expect(await collectorIdIn(restored)).toBe(collectorId);
});

test('the store that is there is set aside, with its log and certificate, and is whole there', async () => {
  const [old, other] = [await founded(), await founded()];
  // What a killed collector leaves: nothing of it is in the store file yet.
  using killed = new DatabaseSync(join(old.data, storeFile));
  killed.exec("pragma journal_mode = wal; insert into meta values ('last', 'word')");
  const aside = tempDir();
  const tls = filesIn(join(old.data, 'tls'));
  const { out } = await restoring(old.data, await backupOf(other.data));
  const name = `kadoban.sqlite.before-restore-${stamp}`;
  expect(out[1]).toBe(`the store before is kept as ${join(old.data, name)}`);
  expect(await collectorIdIn(old.data)).toBe(other.collectorId);
  expect(filesIn(join(old.data, `tls.before-restore-${stamp}`))).toEqual(tls);
  expect(filesIn(join(old.data, 'tls'))).toEqual(filesIn(join(other.data, 'tls')));

  for (const end of ['', '-wal']) copyFileSync(join(old.data, name + end), join(aside, storeFile + end));
  using database = new DatabaseSync(join(aside, storeFile));
  expect(database.prepare("select value from meta where name = 'last'").get()).toEqual({ value: 'word' });
});

test('a second restore in the same millisecond sets aside under another name', async () => {
  const { data } = await founded();
  const from = await backupOf(data);
  await restoring(data, from);
  await restoring(data, from);
  expect(readdirSync(data).filter((name) => /^kadoban.sqlite.before-restore-\w+$/.test(name))).toHaveLength(2);
});

async function sessionIn(data: string, secret: string): Promise<void> {
  await using store = await openData(data);
  const who = { userName: null, keyHash: null, name: 'kanri', role: 'admin', services: null, address: null, agent: '' };
  await store.sessions.add({ ...newSession(who, 0).session, hash: hashSecret(secret) });
  expect(await store.sessions.find(hashSecret(secret), 0)).toBeDefined();
}

test('secrets that are good once are gone, and keys that were not yet revoked are back', async () => {
  const { data } = await founded();
  const key = newSecret('kdbk');
  {
    await using store = await openData(data);
    await store.tokens.add({ hash: 't', label: '', createdMs: 0, expiresMs: 1e15, usesMax: 1, uses: 0 });
    for (const kind of ['key', 'login'] as const) {
      const hash = kind === 'key' ? hashSecret(key) : kind;
      await store.keys.add({ hash, name: kind, role: 'admin', kind, createdMs: 0, expiresMs: null });
    }
  }
  await sessionIn(data, 's');
  const from = await backupOf(data);
  await command(['key', 'revoke', '--data', data, '--name', 'key']);
  const { err } = await restoring(data, from);
  expect(err[0]).toMatch(/revoke them once more/);
  await using store = await openData(data);
  expect(await store.tokens.list()).toEqual([]);
  expect((await store.keys.list()).map(({ name }) => name)).toEqual(['key']);
  expect(await store.sessions.find(hashSecret('s'), 0)).toBeUndefined();
});

const refusals: [name: string, write: (file: string) => void, message: RegExp][] = [
  ['is not there', () => undefined, /^FILE_UNREADABLE: .*there is no /],
  ['is no database', (file) => writeFileSync(file, 'not a database '.repeat(500)), /^STORE_FOREIGN: .* is no database/],
  ['is empty', (file) => writeFileSync(file, ''), /^STORE_FOREIGN: .* is empty/],
  [
    'is a database of something else',
    (file) => {
      using database = new DatabaseSync(file);
      database.exec('create table letters (a)');
    },
    /^STORE_FOREIGN: .* is a database of something else/,
  ],
  [
    'comes from a newer version',
    (file) => {
      using database = new DatabaseSync(file);
      database.exec("insert into kysely_migration values ('9999-later', '')");
    },
    /^STORE_NEWER: .* has schema 9999-later; start the version that wrote it/,
  ],
  [
    'is damaged',
    (file) => writeFileSync(file, readFileSync(file).fill(0xa5, 8192, 40_960)),
    /^STORE_DAMAGED: .*; take another backup/,
  ],
];

test.each(refusals)('a file that %s is refused, and nothing of the directory changes', async (name, write, message) => {
  const { data } = await founded();
  const from = join(tempDir(), 'given');
  if (name.startsWith('comes') || name === 'is damaged') copyFileSync(await backupOf(data), from);
  write(from);
  lockData(data)[Symbol.dispose]();
  const before = filesIn(data);
  const given = existsSync(from) ? readFileSync(from, 'latin1') : undefined;
  const { exitCode, err } = await restoring(data, from);
  expect([exitCode, err]).toEqual([1, [expect.stringMatching(message)]]);
  expect(filesIn(data)).toEqual(before);
  if (given !== undefined) expect(readFileSync(from, 'latin1')).toBe(given);
});

test('the directory of a collector that runs is left alone', async () => {
  const { data } = await founded();
  const from = await backupOf(data);
  using _running = lockData(data);
  const before = filesIn(data);
  const { exitCode, err } = await restoring(data, from);
  expect([exitCode, err]).toEqual([1, [expect.stringMatching(/^DATA_IN_USE: /)]]);
  expect(filesIn(data)).toEqual(before);
});

test('what a restore that was killed left half written does not hinder the next one', async () => {
  const { data, collectorId } = await founded();
  const from = await backupOf(data);
  writeFileSync(join(data, `${storeFile}.partial`), 'half');
  writeFileSync(join(data, `${storeFile}.partial-journal`), 'half');
  expect((await restoring(data, from)).exitCode).toBe(0);
  expect(await collectorIdIn(data)).toBe(collectorId);
  expect(readdirSync(data).filter((name) => name.includes('partial'))).toEqual([]);
});

/** In this order a restore puts things in place, once all is ready. */
const steps = [
  ['kadoban.sqlite', `kadoban.sqlite.before-restore-${stamp}`],
  ['kadoban.sqlite-wal', `kadoban.sqlite.before-restore-${stamp}-wal`],
  ['tls', `tls.before-restore-${stamp}`],
  [`tls.restoring-${stamp}`, 'tls'],
] as const;

test.each([0, 1, 2, 3, 4])('a restore that was killed after %i steps is finished by the next start', async (done) => {
  const [old, other] = [await founded(), await founded()];
  writeFileSync(join(old.data, 'kadoban.sqlite-wal'), 'the log of the old store');
  copyFileSync(join(other.data, storeFile), join(old.data, `kadoban.sqlite.restoring-${stamp}`));
  mkdirSync(join(old.data, `tls.restoring-${stamp}`));
  for (const name of ['key.pem', 'cert.pem']) {
    copyFileSync(join(other.data, 'tls', name), join(old.data, `tls.restoring-${stamp}`, name));
  }
  const oldTls = filesIn(join(old.data, 'tls'));
  for (const [from, to] of steps.slice(0, done)) renameSync(join(old.data, from), join(old.data, to));

  lockData(old.data)[Symbol.dispose]();
  expect(readdirSync(old.data).toSorted()).toEqual([
    'collector.lock',
    'kadoban.sqlite',
    `kadoban.sqlite.before-restore-${stamp}`,
    `kadoban.sqlite.before-restore-${stamp}-wal`,
    'tls',
    `tls.before-restore-${stamp}`,
  ]);
  expect(await collectorIdIn(old.data)).toBe(other.collectorId);
  expect(filesIn(join(old.data, 'tls'))).toEqual(filesIn(join(other.data, 'tls')));
  expect(filesIn(join(old.data, `tls.before-restore-${stamp}`))).toEqual(oldTls);
});
