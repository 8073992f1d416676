import { randomBytes } from 'node:crypto';
import { hashSecret, newSecret } from '../secrets.ts';
import type { PageSession, StoredSession } from '../store/session-store.ts';
import { sessionMs } from './session-look.ts';

/** Enough of what a browser calls itself to know it again in a list. */
const agentCharsMax = 200;

/** Somebody who may log in, and where he does it. */
export type Entrant = Pick<PageSession, 'userName' | 'keyHash' | 'name' | 'role' | 'services' | 'address' | 'agent'>;

/** A new session, and the secret that the browser alone is told. */
export function newSession(entrant: Entrant, nowMs: number): { session: StoredSession; secret: string } {
  const secret = newSecret('kdbs');
  const times = { createdMs: nowMs, seenMs: nowMs, expiresMs: nowMs + sessionMs };
  const secrets = { hash: hashSecret(secret), previousHash: null, rotatedMs: nowMs, confirmedMs: null };
  const agent = entrant.agent.slice(0, agentCharsMax);
  return { session: { ...entrant, agent, id: randomBytes(8).toString('hex'), ...times, ...secrets }, secret };
}
