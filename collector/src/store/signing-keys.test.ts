import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';
import { openSqlite } from './backends/sqlite.ts';
import type { CollectorIdentity, Handover } from './collector-identity.ts';
import { openStore } from './open.ts';
import {
  handedOver,
  handoversBetween,
  handoversIn,
  newSigningKey,
  publicHalf,
  rootKeys,
  type Signer,
  signingKeysOf,
} from './signing-keys.ts';

const born: CollectorIdentity = {
  ...{ collectorId: 'c', signingKey: newSigningKey(), nextSigningKey: newSigningKey(), handovers: [] },
};
const once = handedOver(born, { atMs: 1000, lastRoot: '2026-10-02' });
const twice = handedOver(once, { atMs: 2000, lastRoot: '2026-10-02' });
const thrice = handedOver(twice, { atMs: 3000, lastRoot: '2026-10-05' });
const [a, b, c, d] = [born, once, twice, thrice].map(({ signingKey }) => publicHalf(signingKey));
const present: Signer = { collectorId: 'c', publicKey: d ?? '' };
const { handovers } = thrice;
const [one, two, three] = handovers as [Handover, Handover, Handover];

test('the next key takes the place of the present one, and there is another next one', () => {
  expect(once.signingKey).toBe(born.nextSigningKey);
  expect(once.nextSigningKey).not.toBe(born.nextSigningKey);
  expect(signingKeysOf(once)).toEqual([
    { publicKey: a, state: 'former', fromMs: null, untilMs: 1000 },
    { publicKey: b, state: 'present', fromMs: 1000, untilMs: null },
    { publicKey: publicHalf(once.nextSigningKey), state: 'next', fromMs: null, untilMs: null },
  ]);
});

test.each([
  ['2026-10-01', a],
  ['2026-10-02', a],
  // The second key was rotated away before it signed a root.
  ['2026-10-03', c],
  ['2026-10-05', c],
  ['2026-10-06', d],
])('the root of %s is by the key that the collector had then', (day, key) => {
  expect(rootKeys(handovers, present)?.(day)).toBe(key);
});

test('before the first root there was no key that signed one', () => {
  const early = handedOver(born, { atMs: 1, lastRoot: null });
  const publicKey = publicHalf(early.signingKey);
  expect(rootKeys(early.handovers, { collectorId: 'c', publicKey })?.('2026-10-01')).toBe(publicKey);
});

const thief = newSigningKey();
const stolen = handedOver({ ...born, signingKey: thief }, { atMs: 1000, lastRoot: '2026-10-02' });
const bent: [what: string, handovers: readonly Handover[]][] = [
  ['one left out', [one, three]],
  ['the last one left out', [one, two]],
  ['two exchanged', [two, one, three]],
  ['a later last root', [{ ...one, lastRoot: '2026-10-03' }, two, three]],
  ['another time', [{ ...one, atMs: 999 }, two, three]],
  ['another collector', [{ ...one, collectorId: 'x' }, two, three]],
  ['a signature of the old key alone', [{ ...one, signatureByNew: one.signatureByOld }, two, three]],
  ['a signature of the new key alone', [{ ...one, signatureByOld: one.signatureByNew }, two, three]],
  ['a slipped-in first key', [...stolen.handovers.map((h) => ({ ...h, newKey: one.oldKey })), one, two, three]],
  ['a last root that goes back', [...handedOver(thrice, { atMs: 1, lastRoot: '2026-10-04' }).handovers]],
];
test.each(bent)('handovers with %s lead nowhere', (what, list) => {
  const publicKey = what === 'a last root that goes back' ? (list.at(-1)?.newKey ?? '') : present.publicKey;
  expect(rootKeys(list, { ...present, publicKey })).toBeUndefined();
});

test('handovers of another collector lead nowhere, whoever signed them', () => {
  expect(rootKeys(handovers, { ...present, collectorId: 'x' })).toBeUndefined();
});

test('what is no list of handovers is none', () => {
  expect(handoversIn(JSON.parse(JSON.stringify(handovers)))).toEqual(handovers);
  for (const value of [null, 1, {}, [null], [{}], [{ ...one, lastRoot: 5 }], [{ ...one, oldKey: undefined }]]) {
    expect(handoversIn(value)).toBeUndefined();
  }
});

test('a part of the way is the handovers from one key to a later one', () => {
  expect(handoversBetween(handovers, a ?? '', c ?? '')).toEqual([one, two]);
  expect(handoversBetween(handovers, b ?? '', d ?? '')).toEqual([two, three]);
  expect(handoversBetween(handovers, d ?? '', d ?? '')).toEqual([]);
});

test('a store of before there was a next key gets one, and keeps who it is', async () => {
  const file = newStoreFile();
  const [{ collectorId, signingKey }, opened] = await (async () => {
    await using store = await openStore(openSqlite(file));
    return [await store.identity(), join(dirname(file), 'kadoban.sqlite')] as const;
  })();
  const old = { collectorId, signingKey };
  using database = new DatabaseSync(opened);
  database.prepare("update meta set value = ? where name = 'identity'").run(JSON.stringify(old));
  await using store = await openStore(openSqlite(file));
  const identity = await store.identity();
  expect(identity).toEqual({ ...old, nextSigningKey: expect.stringMatching(/PRIVATE KEY/), handovers: [] });
  expect(await store.identity()).toEqual(identity);
  const rotated = await store.rotateSigningKey(5);
  expect(rotated.signingKey).toBe(identity.nextSigningKey);
  expect(await store.identity()).toEqual(rotated);
});
