import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { newStoreFile, storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { verifying } from '../../../test/kit/two-days-store.ts';
import { addMissingRoots } from '../jobs/daily-root.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { openStore } from '../store/open.ts';
import { signedRoot } from '../store/root.ts';
import { sealAll } from '../store/seal-all.ts';
import { publicHalf, signingKeysOf } from '../store/signing-keys.ts';
import type { Store } from '../store/store.ts';
import { lockData } from './data.ts';

const dayMs = 86_400_000;
const atMs = Date.UTC(2026, 9, 1, 12);

/** A store with these hosts, none of which has said what it knows. */
async function scene(hostIds: readonly string[] = []) {
  const file = newStoreFile();
  const inStore = async <T>(work: (store: Store) => Promise<T>) => {
    await using store = await openStore(openSqlite(file));
    return await work(store);
  };
  await (await storeWithHosts(file, hostIds, atMs))[Symbol.asyncDispose]();
  const data = dirname(file);
  const said = (words: string, nowMs = atMs) =>
    command(['signing-key', ...words.split(' '), '--data', data], { now: () => nowMs });
  return { file, data, inStore, said, identity: () => inStore((store) => store.identity()) };
}

const prints = (identity: CollectorIdentity) =>
  signingKeysOf(identity).map(({ publicKey }) => fingerprintOf(publicKey));

test('a rotation puts the next key in use, says so to auditors, and tells what to do now', async () => {
  const { said, identity, inStore } = await scene();
  const before = prints(await identity());
  const { exitCode, out, err } = await said('rotate');
  const after = prints(await identity());
  expect(exitCode).toBe(0);
  expect(after.slice(0, 2)).toEqual(before);
  expect(out).toEqual([`present\t${after[1]}\nnext\t${after[2]}`]);
  expect(err[0]).toMatch(/Start the collector now.*has to enrol again/s);
  const at = '2026-10-01T12:00:00.000Z';
  expect((await said('list')).out).toEqual([
    `${after[0]}\tformer\t-\t${at}`,
    `${after[1]}\tpresent\t${at}\t-`,
    `${after[2]}\tnext\t-\t-`,
    '0 of 0 hosts know the next key',
  ]);
  const [event] = await inStore((store) => store.audit.list({ limit: 1 }));
  expect(event).toMatchObject({
    ...{ action: 'signing-key.rotate', object: `signing-key:${after[1]}`, via: 'cli' },
    ...{ before: { fingerprint: after[0] }, after: { fingerprint: after[1], next: after[2] } },
  });
});

test('hosts that have not said that they know the next key stop it, unless they are to be left behind', async () => {
  const { said, identity, inStore } = await scene(['a', 'b', 'gone']);
  await inStore(async (store) => {
    await store.hosts.revoke('gone', { author: 'x', atMs });
    await store.standings.keyKept('a', publicHalf((await store.identity()).nextSigningKey));
  });
  expect((await said('list')).out.slice(-2)).toEqual(['1 of 2 hosts know the next key', 'b\tb\tnever seen']);
  const before = await identity();
  const refused = await said('rotate');
  expect([refused.exitCode, refused.err.join()]).toEqual([1, expect.stringMatching(/KEY_NOT_LEARNT.*: b; .*--anyway/)]);
  expect(await identity()).toEqual(before);
  const { exitCode, err } = await said('rotate --anyway');
  expect([exitCode, err.join()]).toEqual([0, expect.stringMatching(/These may have to enrol again.*: b\./)]);
  // Nobody knows the one after that yet.
  expect((await said('list')).out).toContain('0 of 2 hosts know the next key');
});

test('beside a collector that runs nothing is rotated', async () => {
  const { data, said, identity } = await scene();
  const before = await identity();
  using _running = lockData(data);
  const { exitCode, err } = await said('rotate');
  expect([exitCode, err.join()]).toEqual([1, expect.stringMatching(/DATA_IN_USE/)]);
  expect(await identity()).toEqual(before);
});

/** Signs the root of the day before `day` with the key of then. */
async function signDay(store: Store, day: number): Promise<void> {
  const nowMs = atMs + day * dayMs;
  await store.upTimes.stamp(`run ${day}`, nowMs - dayMs, nowMs - dayMs + 1000);
  await sealAll(store.chains, nowMs - dayMs + 2000, 'test');
  await addMissingRoots(store.chains, (await store.identity()).signingKey, nowMs);
}

/** Roots of five days by three keys: two of the first, two of the second, one of the third. */
async function rotatedStore() {
  const made = await scene();
  const keys: string[] = [];
  for (const day of [1, 2, 3, 4, 5]) {
    keys.push((await made.identity()).signingKey);
    await made.inStore((store) => signDay(store, day));
    if (day % 2 === 0) expect((await made.said('rotate', atMs + day * dayMs)).exitCode).toBe(0);
  }
  const [first, , second, , third] = keys;
  return { ...made, keys: { first, second, third } };
}

test('roots of before and after rotations are verified, each by the key of its time', async () => {
  const { data } = await rotatedStore();
  const { exitCode, out } = await verifying(data);
  expect([exitCode, out[0]]).toEqual([0, expect.stringMatching(/^no broken link: .* 5 signed roots$/)]);
});

test.each([
  ['2026-10-03', 'first'],
  ['2026-10-05', 'first'],
  ['2026-10-02', 'second'],
  ['2026-10-04', 'third'],
] as const)('a root of %s by the %s key, which was not in use then, is refused', async (day, by) => {
  const { data, file, inStore, keys } = await rotatedStore();
  const [root, before] = await inStore(async (store) => {
    const earlier = (await store.chains.roots()).filter((one) => one.day < day);
    return [await store.chains.root(day), earlier.at(-1)];
  });
  if (!root) throw new Error(`no root of ${day}`);
  const { signature } = signedRoot(root, before, keys[by] ?? '');
  using database = new DatabaseSync(file);
  database.exec('drop trigger roots_no_update');
  database.prepare('update roots set signature = ? where day = ?').run(signature, day);
  expect((await verifying(data)).out[0]).toMatch(new RegExp(`broken: chain roots, entry ${day}: its signature`));
});

test('handovers that somebody changed are named', async () => {
  const { data, file, identity } = await rotatedStore();
  const whole = await identity();
  const [one, two] = whole.handovers;
  using database = new DatabaseSync(file);
  for (const handovers of [[], [two], [one, { ...two, lastRoot: '2026-10-01' }], 'none', [null]]) {
    const value = JSON.stringify({ ...whole, handovers });
    database.prepare("update meta set value = ? where name = 'identity'").run(value);
    expect((await verifying(data)).out[0]).toMatch(/^broken: chain roots/);
  }
});
