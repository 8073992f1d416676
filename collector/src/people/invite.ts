import { hashSecret, newSecret } from '../secrets.ts';
import type { ApiKey } from '../store/key-store.ts';

/** A one-time key that somebody asked for himself is used at once or not at all. */
export const loginMs = 10 * 60_000;

/** One that is passed on waits for its reader, who may be asleep. */
const inviteMs = 24 * 3_600_000;

/** What lets a user in once, to set his password. */
export function newInvite(userName: string, nowMs: number): { secret: string; key: ApiKey } {
  const secret = newSecret('kdbl');
  const about = { hash: hashSecret(secret), name: userName, userName, role: '', kind: 'login' as const };
  return { secret, key: { ...about, createdMs: nowMs, expiresMs: nowMs + inviteMs } };
}
