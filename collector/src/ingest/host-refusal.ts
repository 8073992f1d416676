import { timingSafeEqual } from 'node:crypto';
import type { Hello } from '@kadoban/proto/messages';
import type { Standing, StandingStore } from '../store/standing-store.ts';
import type { Host } from '../store/store.ts';
import type { Refused } from './session.ts';

/** How soon an agent that waits for approval asks again. */
const approvalRetryMs = 5000;

/** An agent whose key was taken back, before its hello or after it. */
export const keyRevoked: Refused = { close: 'revoked', reason: 'AGENT_REVOKED', refusal: 'key-revoked' };

export const decommissioned: Refused = { close: 'revoked', reason: 'AGENT_DECOMMISSIONED', refusal: 'decommissioned' };
const cloned: Refused = { close: 'unauthorised', reason: 'AGENT_CLONED', refusal: 'machine-copied' };

/** Closed with a code that old agents know too: they keep everything and ask again. */
const pending: Refused = {
  close: 'tryLater',
  reason: `AGENT_PENDING, retryMs=${approvalRetryMs}`,
  refusal: 'not-approved',
};

/** Why nothing of a host whose agent has proved its key is taken; undefined when it is. */
export function hostRefusal(host: Host, standing: Standing, nowMs: number): Refused | undefined {
  if (host.revokedMs !== null) return keyRevoked;
  if (isOver(host, nowMs)) return decommissioned;
  if (standing.quarantine !== null) return cloned;
  return standing.isPending ? pending : undefined;
}

/** Whether it is past the instant from which the host is not watched any more. */
export function isOver({ decommissionedMs }: Pick<Host, 'decommissionedMs'>, nowMs: number): boolean {
  return decommissionedMs !== null && decommissionedMs <= nowMs;
}

/** Whether the key is used twice, which is kept: from now on neither of the two is believed. */
export async function cloneRefusal(
  standings: Pick<StandingStore, 'quarantine'>,
  host: Host,
  hello: Pick<Hello, 'machineIdHash'> & { readonly isTakingTurns: boolean },
  nowMs: number,
): Promise<Refused | undefined> {
  const isKnown = timingSafeEqual(Buffer.from(host.machineIdHash, 'hex'), hello.machineIdHash);
  if (!isKnown) {
    const other = Buffer.from(hello.machineIdHash).toString('hex');
    await standings.quarantine(host.hostId, 'machine', other, nowMs);
    return cloned;
  }
  if (!hello.isTakingTurns) return undefined;
  await standings.quarantine(host.hostId, 'boots', null, nowMs);
  return cloned;
}
