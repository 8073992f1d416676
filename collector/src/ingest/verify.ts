import type { KeyObject } from 'node:crypto';
import { type Handshake, publicKeyFrom, signHandshake, verifyHandshake } from '@kadoban/proto/handshake';
import { epochAcksMax, inFlightMax, protocolVersion } from '@kadoban/proto/limits';
import type { Hello } from '@kadoban/proto/messages';
import type { ClockReading } from '../store/arrival-clock.ts';
import type { Standing, StandingStore } from '../store/standing-store.ts';
import type { ClockStore, DefinitionStore, EvidenceStore, Host, HostStore } from '../store/store.ts';
import { version } from '../version.ts';
import { cloneRefusal, hostRefusal } from './host-refusal.ts';
import { clockReadingsMax } from './limits.ts';
import type { Refused, Verified } from './session.ts';

/** What this connection's handshake is about, besides the hello. */
export interface Greeting {
  readonly collectorId: string;
  readonly signingKey: KeyObject;
  readonly collectorNonce: Uint8Array;
  readonly tlsExporter: Uint8Array;
  readonly nowMs: number;
  /** The host's wall clock minus ours. */
  readonly wallOffsetMs: number;
  /** Where its host can be asked; null where nobody can tell. */
  readonly peerAddress: string | null;
}

/** What is known of a host that proved to be one. */
interface Known {
  readonly host: Host;
  readonly standing: Standing;
  /** What earlier sessions found out about its clock, the newest first. */
  readonly clocks: readonly ClockReading[];
}

/** What sessions keep and look up. */
export interface SessionStore {
  readonly hosts: Pick<HostStore, 'find' | 'greeted' | 'changeKey'>;
  readonly standings: Pick<StandingStore, 'find' | 'quarantine' | 'isTakingTurns' | 'configTold' | 'keyKept'>;
  readonly clocks: Pick<ClockStore, 'list'>;
  readonly evidence: Pick<EvidenceStore, 'epochs' | 'addEvent'>;
  readonly definitions: Pick<DefinitionStore, 'append' | 'current'>;
}

/** Who says hello: looked up, the signature checked, what it told of itself kept. A refusal never says more than its code. */
export async function verifyHello(
  store: SessionStore,
  hello: Hello,
  greeting: Greeting,
): Promise<({ ok: true } & Known & Verified) | ({ ok: false } & Refused)> {
  const { collectorId, signingKey, collectorNonce, tlsExporter, nowMs, wallOffsetMs, peerAddress } = greeting;
  const host = await store.hosts.find(hello.hostId);
  const publicKey = host && publicKeyFrom(host.publicKey);
  const handshake: Handshake = {
    side: 'agent',
    collectorId,
    hostId: hello.hostId,
    collectorNonce,
    agentNonce: hello.nonce,
    tlsExporter,
  };
  if (!publicKey || !verifyHandshake(publicKey, handshake, hello.signature)) {
    return { ok: false, close: 'unauthorised', reason: 'AGENT_UNAUTHORISED', refusal: 'signature-wrong' };
  }
  // Asked together: each question on its own is a way to the store's thread and back.
  const [standing, isTakingTurns, acked, clocks] = await Promise.all([
    store.standings.find(hello.hostId),
    store.standings.isTakingTurns(hello.hostId, hello.boot),
    store.evidence.epochs(hello.hostId, epochAcksMax),
    store.clocks.list(hello.hostId, clockReadingsMax),
  ]);
  const refused = hostRefusal(host, standing, nowMs);
  if (refused && refused.refusal !== 'not-approved') return { ok: false, ...refused };
  const copied = await cloneRefusal(store.standings, host, { ...hello, isTakingTurns }, nowMs);
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
  const signature = signHandshake(signingKey, { ...handshake, side: 'collector' });
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
  return { ok: true, hostId: hello.hostId, host, standing, clocks, welcome };
}
