import { hashSecret, newSecret } from '../secrets.ts';
import type { ApiKey } from '../store/key-store.ts';

const dayMs = 86_400_000;

/** What a new key is to be good for. */
export interface KeyWish {
  readonly name: string;
  readonly role: string;
  readonly services?: readonly string[] | null;
  readonly days?: number;
}

/** A new key for a program, and the secret that is told once. */
export function newApiKey({ name, role, services, days }: KeyWish, nowMs: number): { key: ApiKey; secret: string } {
  const secret = newSecret('kdbk');
  const expiresMs = days === undefined ? null : nowMs + days * dayMs;
  const about = { hash: hashSecret(secret), name, role, kind: 'key' as const, createdMs: nowMs, expiresMs };
  return { secret, key: { ...about, ...(services && { services }) } };
}
