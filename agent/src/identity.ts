import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { publicKeyFrom, publicKeyText } from '@kadoban/proto/handshake';
import { nameCharsMax, signingKeysMax } from '@kadoban/proto/limits';
import { collectorUrl } from './uplink/collector-url.ts';

/** What a collector answers to an enrolment. */
export interface Enrolled {
  readonly hostId: string;
  readonly name: string;
  readonly collectorId: string;
  /** What it signs with now, and what it will sign with next; older collectors tell the first alone. */
  readonly collectorKeys: readonly string[];
}

/** Who this agent is and whom it was enrolled with. The private key never leaves the host. */
export interface Identity extends Enrolled {
  readonly collectorUrl: string;
  /** The collector's certificate, when the token carried its pin. */
  readonly pin?: string;
  /** Ed25519, PKCS #8, PEM. */
  readonly privateKey: string;
  /** The public key that it enrolled with, when it has another one by now: a machine without an id is known by that for ever. */
  readonly machineFallback?: string;
  /** The collector's key that signed the configuration which is kept, where it is none of its keys any more. Nothing else is believed by it. */
  readonly centralKey?: string;
}

type Rules<T> = { readonly [Key in keyof Required<T>]: (value: unknown) => boolean };

const enrolledRules: Rules<Enrolled> = {
  hostId: isName,
  name: isName,
  collectorId: isName,
  collectorKeys: (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= signingKeysMax && value.every(isPublicKey),
};

const identityRules: Rules<Identity> = {
  ...enrolledRules,
  collectorUrl: (value) => typeof value === 'string' && 'url' in collectorUrl(value),
  pin: (value) => value === undefined || (typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value)),
  privateKey: (value) => typeof value === 'string' && privateKeyFrom(value) !== undefined,
  machineFallback: (value) => value === undefined || isPublicKey(value),
  centralKey: (value) => value === undefined || isPublicKey(value),
};

/** The answer of a collector without what else it may say; undefined when it is none. */
export function enrolledFrom(value: unknown): Enrolled | undefined {
  if (wrongKey(value, enrolledRules) !== undefined) return undefined;
  const { hostId, name, collectorId, collectorKeys } = value as Enrolled;
  return { hostId, name, collectorId, collectorKeys };
}

/** Which key of a stored identity is missing or wrong; undefined when none is. Written out, because a library for it outweighs the agent. */
export function wrongIdentityKey(value: unknown): string | undefined {
  return wrongKey(value, identityRules);
}

function wrongKey<T>(value: unknown, rules: Rules<T>): string | undefined {
  const fields: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  return Object.entries<(field: unknown) => boolean>(rules).find(([key, isRight]) => !isRight(fields[key]))?.[0];
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= nameCharsMax;
}

function isPublicKey(value: unknown): boolean {
  return typeof value === 'string' && publicKeyFrom(value) !== undefined;
}

/** The key of an identity; undefined when the text is none. */
export function privateKeyFrom(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** What whoever approves of this host compares. */
export function keyFingerprint({ privateKey }: Pick<Identity, 'privateKey'>): string {
  return fingerprintOf(publicKeyText(createPrivateKey(privateKey)));
}

export function newPrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
