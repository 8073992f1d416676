import { randomUUID, verify } from 'node:crypto';
import { enrolmentText, publicKeyFrom } from '@kadoban/proto/handshake';
import { nameCharsMax } from '@kadoban/proto/limits';
import { Type } from 'typebox';
import type { App } from '../api/app.ts';
import type { ApiParts } from '../api/parts.ts';
import { problemSchemas, refuse } from '../api/problem.ts';
import type { Live } from '../live.ts';
import { hashSecret } from '../secrets.ts';
import type { EnrolRefusal, HostStore } from '../store/store.ts';
import { enrolClockOffMsMax, triesPerMinute } from './limits.ts';
import { peerAddress } from './peer-address.ts';
import { publishedKeys } from './published-keys.ts';
import type { SessionParts } from './session-parts.ts';
import type { Refusal } from './tally.ts';

const Name = Type.String({ minLength: 1, maxLength: nameCharsMax });
/** Agents may be newer than the collector: what it does not know it leaves alone. */
const Enrolment = Type.Object({
  token: Type.String({ pattern: '^kdbe_[0-9A-Za-z]{22}$' }),
  publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'Ed25519, raw, base64url' }),
  machineIdHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  boot: Name,
  hostname: Name,
  os: Type.String({ maxLength: nameCharsMax }),
  arch: Type.String({ maxLength: nameCharsMax }),
  version: Name,
  clockMs: Type.Optional(
    Type.Integer({ description: 'what its clock says, ms since the epoch; older agents do not tell' }),
  ),
  signature: Type.String({ pattern: '^[A-Za-z0-9_-]{86}$', description: 'over kadoban-enrol-v1, base64url' }),
});
const Enrolled = Type.Object({
  hostId: Type.String(),
  name: Type.String(),
  collectorId: Type.String(),
  collectorKeys: Type.Array(Type.String(), {
    description: 'Ed25519 keys of this collector, base64url: what it signs with now, and what it will sign with next',
  }),
  clockMs: Type.Integer({ description: 'what the collector’s clock says, ms since the epoch' }),
});

export interface EnrolParts
  extends Pick<SessionParts, 'identity' | 'log' | 'now' | 'refused' | 'tally' | 'trustProxy'> {
  readonly store: { readonly hosts: Pick<HostStore, 'enrol' | 'ofKey'> };
  readonly clockBehindMs: ApiParts['clockBehindMs'];
  readonly live: Pick<Live, 'changed'>;
}

/** `POST /api/agent/v1/enroll`: a token and proof of a key make a host. */
export function enrolRoute(app: App, parts: EnrolParts): void {
  const { store, identity, log, now, clockBehindMs, live, refused, tally, trustProxy } = parts;
  const collectorKeys = publishedKeys(identity);
  app.post(
    '/api/agent/v1/enroll',
    {
      config: { rateLimit, door: 'agent' },
      onResponse: async (_request, { statusCode }) => {
        const refusal = refusalOf.get(statusCode);
        if (refusal) tally.count(refusal);
      },
      schema: { tags: ['agent'], body: Enrolment, response: { 201: Enrolled, ...problemSchemas(400, 401, 429, 503) } },
    },
    async (request, reply) => {
      const { token, publicKey, machineIdHash, hostname, os, arch, version, signature } = request.body;
      const key = publicKeyFrom(publicKey);
      const signed = enrolmentText({ token, publicKey, machineIdHash, hostname });
      if (!key || !verify(null, signed, key, Buffer.from(signature, 'base64url'))) {
        return refuse(reply, 400, 'ENROLMENT_INVALID', 'the signature is not that of the key');
      }
      if ((await clockBehindMs()) > 0) {
        tally.count('clock-behind');
        return refuse(reply, 503, 'CLOCK_BEHIND', 'the token was not used up');
      }
      const aheadMs = (request.body.clockMs ?? now()) - now();
      if (Math.abs(aheadMs) > enrolClockOffMsMax) {
        const apart = `${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
        const detail = `the clock of this host is ${apart} the collector's; set it and enrol again, the token was not used up`;
        return refuse(reply, 400, 'CLOCK_OFF', detail);
      }
      const hostId = randomUUID();
      const host = {
        hostId,
        name: hostname,
        publicKey,
        machineIdHash,
        os,
        arch,
        agentVersion: version,
        enrolledMs: now(),
      };
      const address = peerAddress(request.raw, trustProxy);
      const outcome = await store.hosts.enrol(hashSecret(token), host, address);
      if (outcome !== 'enrolled' && outcome !== 'known' && outcome !== 'replaced') {
        refused.tell(`enrolment ${outcome}`, { outcome, address, hostname }, 'enrolment refused');
        const { code, remedy } = refusalWords[outcome];
        const seen = outcome === 'elsewhere' ? `it came from ${address ?? 'an address that nobody knows'}; ` : '';
        return refuse(reply, 401, code, seen + remedy);
      }
      const known = outcome === 'enrolled' ? host : await store.hosts.ofKey(publicKey);
      if (!known) return refuse(reply, 401, 'AGENT_REVOKED', refusalWords.revoked.remedy);
      const { name } = known;
      log.info({ hostId: known.hostId, hostname, name, outcome, address }, 'host enrolled');
      live.changed(known.hostId);
      const { collectorId } = identity;
      return reply.code(201).send({ hostId: known.hostId, name, collectorId, collectorKeys, clockMs: now() });
    },
  );
}

const rateLimit = {
  max: triesPerMinute,
  timeWindow: '1 minute',
};

/** What an answer is counted as. */
const refusalOf = new Map<number, Refusal>([
  [400, 'enrolment-invalid'],
  [401, 'token-wrong'],
  [413, 'enrolment-too-large'],
  [429, 'enrolment-limited'],
]);

const askForToken = 'ask the operator of the collector for a new token';
const refusalWords = {
  unknown: { code: 'TOKEN_UNKNOWN', remedy: askForToken },
  elsewhere: { code: 'TOKEN_ELSEWHERE', remedy: askForToken },
  expired: { code: 'TOKEN_EXPIRED', remedy: askForToken },
  used: { code: 'TOKEN_USED', remedy: askForToken },
  copied: { code: 'AGENT_CLONED', remedy: 'remove the state directory that was copied here, and enrol again' },
  revoked: { code: 'AGENT_REVOKED', remedy: askForToken },
} as const satisfies Record<EnrolRefusal, object>;
