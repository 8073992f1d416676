import { createPrivateKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { publicKeyFrom, publicKeyText } from '@kadoban/proto/handshake';
import { canonicalJson } from './chain.ts';
import type { CollectorIdentity, Handover } from './collector-identity.ts';

/** The public half of a key that the collector signs, signed or will sign with. */
export interface SigningKey {
  readonly publicKey: string;
  readonly state: 'former' | 'present' | 'next';
  /** Null = since ever; of the next one, not yet. */
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** The public half of a key in PEM, raw, base64url. */
export function publicHalf(pem: string): string {
  return publicKeyText(createPrivateKey(pem));
}

/** As PEM. */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The identity with its next key in the place of the present one, and another to follow it. */
export function handedOver(
  identity: CollectorIdentity,
  { atMs, lastRoot }: Pick<Handover, 'atMs' | 'lastRoot'>,
): CollectorIdentity {
  const { collectorId, signingKey, nextSigningKey, handovers } = identity;
  const [byOld, byNew] = [createPrivateKey(signingKey), createPrivateKey(nextSigningKey)];
  const said = { collectorId, atMs, lastRoot, oldKey: publicKeyText(byOld), newKey: publicKeyText(byNew) };
  const text = handoverText(said);
  const [signatureByOld, signatureByNew] = [byOld, byNew].map((key) => sign(null, text, key).toString('base64url'));
  const handover = { ...said, signatureByOld: signatureByOld ?? '', signatureByNew: signatureByNew ?? '' };
  return {
    ...identity,
    signingKey: nextSigningKey,
    nextSigningKey: newSigningKey(),
    handovers: [...handovers, handover],
  };
}

/** A collector, and the key by which it signs or signed last, raw, base64url. */
export interface Signer {
  readonly collectorId: string;
  readonly publicKey: string;
}

/**
 * Which key signed the root of a day, raw, base64url; undefined when the handovers do not lead from each key to the one after it, and at last to
 * that of `present`, each signed by both and about this collector.
 */
export function rootKeys(handovers: readonly Handover[], present: Signer): ((day: string) => string) | undefined {
  const isWhole = handovers.every((one, index) => isHandover(one, handovers[index + 1], present));
  if (!isWhole) return undefined;
  return (day) => handovers.find(({ lastRoot }) => lastRoot !== null && day <= lastRoot)?.oldKey ?? present.publicKey;
}

/** Handovers that somebody else wrote down; undefined when they are none. What they say `rootKeys` looks at. */
export function handoversIn(value: unknown): readonly Handover[] | undefined {
  const isOne = (one: Partial<Record<keyof Handover, unknown>> | null) =>
    typeof one?.atMs === 'number' &&
    (one.lastRoot === null || typeof one.lastRoot === 'string') &&
    texts.every((name) => typeof one[name] === 'string');
  return Array.isArray(value) && value.every(isOne) ? value : undefined;
}

const texts = ['collectorId', 'oldKey', 'newKey', 'signatureByOld', 'signatureByNew'] as const;

/** Those that lead from one key to a later one; none when they are the same. */
export function handoversBetween(handovers: readonly Handover[], from: string, to: string): readonly Handover[] {
  const [first, last] = [
    handovers.findIndex(({ oldKey }) => oldKey === from),
    handovers.findIndex(({ newKey }) => newKey === to),
  ];
  return first < 0 ? [] : handovers.slice(first, last + 1);
}

/** All keys, in the order of time. */
export function signingKeysOf({ signingKey, nextSigningKey, handovers }: CollectorIdentity): SigningKey[] {
  const fromMs = (index: number) => handovers[index - 1]?.atMs ?? null;
  return [
    ...handovers.map(
      ({ oldKey, atMs }, index): SigningKey => ({
        ...{ publicKey: oldKey, state: 'former', fromMs: fromMs(index), untilMs: atMs },
      }),
    ),
    { publicKey: publicHalf(signingKey), state: 'present', fromMs: fromMs(handovers.length), untilMs: null },
    { publicKey: publicHalf(nextSigningKey), state: 'next', fromMs: null, untilMs: null },
  ];
}

function isHandover(handover: Handover, later: Handover | undefined, present: Signer): boolean {
  const { collectorId, oldKey, newKey, lastRoot, signatureByOld, signatureByNew } = handover;
  if (collectorId !== present.collectorId || newKey !== (later?.oldKey ?? present.publicKey)) return false;
  if (later && (later.lastRoot ?? '') < (lastRoot ?? '')) return false;
  const text = handoverText(handover);
  return isSignature(text, oldKey, signatureByOld) && isSignature(text, newKey, signatureByNew);
}

function handoverText({ collectorId, atMs, lastRoot, oldKey, newKey }: Omit<Handover, `signature${string}`>): Buffer {
  return Buffer.from(`kadoban-handover-v1\n${canonicalJson({ collectorId, atMs, lastRoot, oldKey, newKey })}`);
}

function isSignature(text: Buffer, publicKey: string, signature: string): boolean {
  const key = publicKeyFrom(publicKey);
  return key !== undefined && verify(null, text, key, Buffer.from(signature, 'base64url'));
}
