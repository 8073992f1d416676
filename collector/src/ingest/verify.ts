import { createPrivateKey } from 'node:crypto';
import { type Handshake, publicKeyFrom, signHandshake, verifyHandshake } from '@kadoban/proto/handshake';
import { epochAcksMax, inFlightMax, protocolVersion } from '@kadoban/proto/limits';
import type { Hello } from '@kadoban/proto/messages';
import type { Standing, StandingStore } from '../store/standing-store.ts';
import type { ClockStore, CollectorIdentity, DefinitionStore, EvidenceStore, Host, HostStore } from '../store/store.ts';
import { version } from '../version.ts';
import { cloneRefusal, hostRefusal } from './host-refusal.ts';
import type { Refused, Verified } from './session.ts';

/** What this connection's handshake is about, besides the hello. */
export interface Greeting {
  readonly identity: CollectorIdentity;
  readonly collectorNonce: Uint8Array;
  readonly tlsExporter: Uint8Array;
  readonly nowMs: number;
  /** The host's wall clock minus ours. */
  readonly wallOffsetMs: number;
  /** Where its host can be asked; null where nobody can tell. */
  readonly peerAddress: string | null;
}

/** What sessions keep and look up. */
export interface SessionStore {
  readonly hosts: Pick<HostStore, 'find' | 'greeted' | 'changeKey'>;
  readonly standings: Pick<StandingStore, 'find' | 'quarantine' | 'isTakingTurns' | 'configTold'>;
  readonly clocks: Pick<ClockStore, 'list'>;
  readonly evidence: Pick<EvidenceStore, 'epochs' | 'addEvent'>;
  readonly definitions: Pick<DefinitionStore, 'append' | 'current'>;
}

/** Who says hello: looked up, the signature checked, what it told of itself kept. A refusal never says more than its code. */
export async function verifyHello(
  store: SessionStore,
  hello: Hello,
  greeting: Greeting,
): Promise<({ ok: true; host: Host; standing: Standing } & Verified) | ({ ok: false } & Refused)> {
  const { identity, collectorNonce, tlsExporter, nowMs, wallOffsetMs, peerAddress } = greeting;
  const host = await store.hosts.find(hello.hostId);
  const publicKey = host && publicKeyFrom(host.publicKey);
  const handshake: Handshake = {
    side: 'agent',
    collectorId: identity.collectorId,
    hostId: hello.hostId,
    collectorNonce,
    agentNonce: hello.nonce,
    tlsExporter,
  };
  if (!publicKey || !verifyHandshake(publicKey, handshake, hello.signature)) {
    return { ok: false, close: 'unauthorised', reason: 'AGENT_UNAUTHORISED', refusal: 'signature-wrong' };
  }
  const standing = await store.standings.find(hello.hostId);
  const refused = hostRefusal(host, standing, nowMs);
  if (refused && refused.refusal !== 'not-approved') return { ok: false, ...refused };
  const copied = await cloneRefusal(store.standings, host, hello, nowMs);
  if (copied) return { ok: false, ...copied };
  if (hello.protocolMin > protocolVersion || hello.protocolMax < protocolVersion) {
    const reason = `this collector speaks protocol ${protocolVersion}`;
    return { ok: false, close: 'protocol', reason, refusal: 'protocol-unknown' };
  }
  await store.hosts.greeted(hello.hostId, {
    os: hello.os,
    arch: hello.arch,
    agentVersion: hello.version,
    boot: hello.boot,
    clockOffsetMs: wallOffsetMs,
    sampleEveryMs: hello.sampleEveryMs,
    peerAddress,
  });
  // Only now: whoever is to approve of it sees what it is.
  if (refused) return { ok: false, ...refused };
  const signature = signHandshake(createPrivateKey(identity.signingKey), { ...handshake, side: 'collector' });
  const acked = await store.evidence.epochs(hello.hostId, epochAcksMax);
  const welcome = {
    type: 'welcome',
    protocol: protocolVersion,
    signature,
    acked,
    inFlightMax,
    serverTimeMs: nowMs,
    takesNext: true,
    version,
    ...(standing.config.revision > 0 && { configRevision: standing.config.revision }),
  } as const;
  return { ok: true, hostId: hello.hostId, host, standing, welcome };
}
