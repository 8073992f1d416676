import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicKeyText } from '@kadoban/proto/handshake';
import type { SigningKeys } from '@kadoban/proto/messages';
import { signConfig } from '@kadoban/proto/signed-config';
import { signSigningKeys } from '@kadoban/proto/signing-keys';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { centralFile, decodeCentral, encodeCentral, readCentral } from './central-file.ts';
import { type Identity, newPrivateKey } from './identity.ts';
import { KeyRing } from './key-ring.ts';
import { openState, readState } from './state.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const collectorId = 'the-collector';
const newKeys = () => Array.from({ length: 4 }, () => createPrivateKey(newPrivateKey()));
const [first, second, third, fourth] = newKeys() as [KeyObject, KeyObject, KeyObject, KeyObject];
const texts = (...keys: KeyObject[]) => keys.map(publicKeyText);

function told(keys: readonly KeyObject[], by: KeyObject, of = collectorId): SigningKeys {
  const publicKeys = keys.map((key) => Uint8Array.from(Buffer.from(publicKeyText(key), 'base64url')));
  return { publicKeys, signature: signSigningKeys(by, { collectorId: of, keys: texts(...keys) }) };
}

/** An agent that knows its collector by these keys. */
function agentKnowing(...keys: KeyObject[]) {
  const state = openState(dir);
  const identity: Identity = {
    ...{ hostId: 'host-1', name: 'web-01', collectorId, collectorKeys: texts(...keys) },
    ...{ collectorUrl: 'http://127.0.0.1:1', privateKey: newPrivateKey() },
  };
  state.update((data) => {
    data.identity = identity;
  });
  return { state, ring: new KeyRing(state) };
}

const cases: [what: string, knows: KeyObject[], keys: KeyObject[], by: KeyObject, of: string, learns: boolean][] = [
  ['the pair, by an agent of one key', [first], [first, second], first, collectorId, true],
  ['the pair that it knows', [first, second], [first, second], first, collectorId, true],
  ['the pair after one rotation, which it missed', [first, second], [second, third], second, collectorId, true],
  ['another next key, of a collector that was restored', [second, third], [second, fourth], second, collectorId, true],
  ['the pair after two rotations', [first, second], [third, fourth], third, collectorId, false],
  ['the pair of before the rotation again', [second, third], [first, second], first, collectorId, false],
  ['keys of which the one that signed is none', [first, second], [third, fourth], first, collectorId, false],
  ['a false key beside a true one', [first, second], [second, fourth], fourth, collectorId, false],
  ['what another collector signed', [first, second], [second, third], second, 'another', false],
];

test.each(cases)(
  'told %s, the agent learns what its collector alone can have said',
  (_, knows, keys, by, of, learns) => {
    const { ring } = agentKnowing(...knows);
    expect(ring.learn(told(keys, by, of), undefined)).toBe(learns);
    const expected = texts(...(learns ? keys : knows));
    expect(ring.collectorKeys()).toEqual(expected);
    expect(readState(dir).identity?.collectorKeys).toEqual(expected);
    expect(statSync(join(dir, 'state.json')).mode & 0o777).toBe(0o600);
  },
);

test('a changed byte of the keys or of the signature is refused', () => {
  const { ring } = agentKnowing(first, second);
  const right = told([second, third], second);
  const bent = (bytes: Uint8Array) => bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte));
  const [present, next] = right.publicKeys as [Uint8Array, Uint8Array];
  expect(ring.learn({ ...right, signature: bent(right.signature) }, undefined)).toBe(false);
  expect(ring.learn({ ...right, publicKeys: [present, bent(next)] }, undefined)).toBe(false);
  expect(ring.learn({ ...right, publicKeys: [present, next, next] }, undefined)).toBe(false);
});

test('on a disk that is full the known keys stay, in memory as well, and the same keys are written when they are told again', () => {
  const { ring, state } = agentKnowing(first, second);
  const { write } = state.adapter;
  state.adapter.write = () => {
    throw new Error('no space');
  };
  const news = told([second, third], second);
  expect(() => ring.learn(news, undefined)).toThrow('no space');
  expect(ring.collectorKeys()).toEqual(texts(first, second));
  state.adapter.write = write;
  expect(ring.learn(news, undefined)).toBe(true);
  expect(readState(dir).identity?.collectorKeys).toEqual(texts(second, third));
});

test('what is known already is not written again', () => {
  const { ring, state } = agentKnowing(first, second);
  state.adapter.write = () => {
    throw new Error('written');
  };
  expect(ring.learn(told([first, second], first), undefined)).toBe(true);
});

test('the configuration that is kept outlives the key that signed it, and nothing else is believed by that key', () => {
  const { ring } = agentKnowing(first, second);
  const file = join(dir, centralFile);
  const document = Buffer.from('{"checks":[]}');
  const signed = (by: KeyObject) =>
    signConfig(by, { collectorId, hostId: 'host-1', revision: 7, document: Uint8Array.from(document) });
  writeFileSync(file, encodeCentral({ revision: 7, document, signature: signed(first) }));
  const revision = () => readCentral(file, () => readState(dir).identity)?.revision;
  for (const [present, next] of [
    [second, third],
    [third, fourth],
  ] as const) {
    expect(ring.learn(told([present, next], present), decodeCentral(file))).toBe(true);
    expect(revision()).toBe(7);
  }
  expect(ring.collectorKeys()).toEqual(texts(third, fourth));
  expect(ring.learn(told([first, second], first), decodeCentral(file))).toBe(false);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"revision":7', '"revision":8'));
  expect(revision()).toBeUndefined();
});
