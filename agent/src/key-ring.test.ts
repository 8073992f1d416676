import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicKeyFrom, publicKeyText } from '@kadoban/proto/handshake';
import { verifyKeyChange } from '@kadoban/proto/key-change';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { newPrivateKey } from './identity.ts';
import { KeyRing } from './key-ring.ts';
import { openState } from './state.ts';

const host = { hostId: 'host-1', collectorId: 'the-collector' };
const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

/** An agent's state on a disk, and the one key that its collector knows. */
function scene() {
  const dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  dirs.push(dir);
  const privateKey = newPrivateKey();
  const collectorKeys = [publicKeyText(createPrivateKey(newPrivateKey()))];
  openState(dir).update((data) => {
    data.identity = { ...host, name: 'web', collectorKeys, collectorUrl: 'http://127.0.0.1:1', privateKey };
  });
  return { dir, known: publicKeyText(createPrivateKey(privateKey)) };
}

const textOf = (key: KeyObject) => publicKeyText(createPublicKey(key));

/** Connects as often as it takes; the number of refusals before. */
function connect(ring: KeyRing, known: string): number {
  for (let refusals = 0; refusals < 3; refusals++) {
    if (textOf(ring.current()) === known) {
      ring.accepted();
      return refusals;
    }
    ring.refused();
  }
  throw new Error('no key of the agent is known to the collector');
}

type Step = 'ask' | 'send' | 'answer' | 'crash' | 'restore' | 'connect';
const steps = fc.array(fc.constantFrom<Step>('ask', 'send', 'answer', 'crash', 'restore', 'connect'), {
  maxLength: 24,
});

test('whatever is cut off where, one of the agent’s keys is the one that the collector knows', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const at = scene();
      let [known, backup] = [at.known, at.known];
      let ring = new KeyRing(openState(at.dir));
      let answer: Uint8Array | undefined;
      for (const step of all) {
        if (step === 'ask') ring.begin();
        if (step === 'crash') ring = new KeyRing(openState(at.dir));
        // A backup is as old as the last change at the most: an older one knows a key that is gone.
        if (step === 'restore') known = backup;
        if (step === 'connect') connect(ring, known);
        const change = step === 'send' ? ring.change() : undefined;
        const newKey = change && Buffer.from(change.publicKey).toString('base64url');
        if (change && newKey !== undefined) {
          const oldKey = publicKeyFrom(known);
          const text = { ...host, oldKey: known, newKey };
          if (newKey !== known && oldKey && verifyKeyChange(oldKey, text, change.signatureByOld)) {
            [backup, known] = [known, newKey];
          }
          if (newKey === known) answer = change.publicKey;
        }
        if (step === 'answer' && answer) {
          if (Buffer.from(answer).toString('base64url') === known) ring.changed(answer);
          answer = undefined;
        }
      }
      connect(new KeyRing(openState(at.dir)), known);
    }),
    { numRuns: 60 },
  );
});

test('a new key is on the disk before anybody hears of it, for its owner alone', () => {
  const { dir } = scene();
  const ring = new KeyRing(openState(dir));
  ring.begin();
  const change = ring.change();
  expect(openState(dir).data.nextKey).toBeDefined();
  expect(statSync(join(dir, 'state.json')).mode & 0o777).toBe(0o600);
  expect(change && ring.changed(change.publicKey)).toBe(true);
  expect(openState(dir).data).toMatchObject({
    identity: { machineFallback: expect.any(String) },
    formerKey: expect.any(String),
  });
  expect(openState(dir).data.nextKey).toBeUndefined();
});

test('an answer about another key changes nothing', () => {
  const { dir, known } = scene();
  const ring = new KeyRing(openState(dir));
  ring.begin();
  expect(ring.changed(new Uint8Array(32))).toBe(false);
  expect(textOf(ring.current())).toBe(known);
});
