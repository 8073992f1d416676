import { verifyFarewell } from '@kadoban/proto/farewell';
import { publicKeyFrom } from '@kadoban/proto/handshake';
import { Type } from 'typebox';
import type { App } from '../api/app.ts';
import type { ApiParts } from '../api/parts.ts';
import { problemSchemas, refuse } from '../api/problem.ts';
import type { Live } from '../live.ts';
import type { StandingStore } from '../store/standing-store.ts';
import type { HostStore } from '../store/store.ts';
import { isOver } from './host-refusal.ts';
import { triesPerMinute } from './limits.ts';
import { peerAddress } from './peer-address.ts';
import type { SessionParts } from './session-parts.ts';

const Said = Type.Object({
  hostId: Type.String({ maxLength: 64 }),
  signature: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$', description: 'over kadoban-farewell-v1, base64url' }),
});

export interface FarewellParts extends Pick<SessionParts, 'identity' | 'log' | 'now'> {
  readonly store: { readonly hosts: Pick<HostStore, 'find'>; readonly standings: Pick<StandingStore, 'end'> };
  readonly clockBehindMs: ApiParts['clockBehindMs'];
  readonly live: Pick<Live, 'administered'>;
  readonly trustProxy: boolean;
}

/** Who said it, in the events of the host. */
const author = 'the host itself';

/**
 * `POST /api/agent/v1/farewell`: a host that is taken out of service says so, by its key. It is not watched from now on; nothing of before
 * changes, and a person can take it back.
 */
export function farewellRoute(
  app: App,
  { store, identity, log, now, clockBehindMs, live, trustProxy }: FarewellParts,
): void {
  app.post(
    '/api/agent/v1/farewell',
    {
      config: { door: 'agent', rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } },
      schema: { tags: ['agent'], body: Said, response: { 204: Type.Null(), ...problemSchemas(400, 401, 429, 503) } },
    },
    async (request, reply) => {
      const { hostId, signature } = request.body;
      const host = await store.hosts.find(hostId);
      const key = host && publicKeyFrom(host.publicKey);
      if (!key || !verifyFarewell(key, { collectorId: identity.collectorId, hostId }, signature))
        return refuse(reply, 401, 'AGENT_UNAUTHORISED', 'this collector knows no host of this key');
      // It would end before what was recorded of it.
      if ((await clockBehindMs()) > 0)
        return refuse(reply, 503, 'CLOCK_BEHIND', 'decommission the host once it is right');
      const atMs = now();
      // Told twice, by an uninstallation that was repeated, it ended the first time.
      if (host.revokedMs === null && !isOver(host, atMs)) {
        await store.standings.end(hostId, atMs, { author, atMs, reason: 'the agent was uninstalled' });
        const address = peerAddress(request.raw, trustProxy);
        log.info({ hostId, name: host.name, address }, 'a host says that it is not to be watched any more');
        live.administered();
      }
      return reply.code(204).send(null);
    },
  );
}
