import type { Batch, CheckRule } from '@kadoban/proto/messages';
import type { Interval } from '../ledger/change.ts';
import type { HostOptions } from '../ledger/derive-host.ts';
import type { CheckEvidence, HostEvidence, Probe } from '../ledger/evidence.ts';
import type { LookStatus } from '../ledger/looks.ts';
import type { StoredBlock } from '../metrics/block.ts';
import type { ArrivalClock, ClockReading } from './arrival-clock.ts';
import type { AuditStore } from './audit-store.ts';
import type { ChainStore } from './chain-store.ts';
import type { CollectorIdentity } from './collector-identity.ts';
import type { InventoryStore } from './inventory-store.ts';
import type { KeyStore } from './key-store.ts';
import type { LogKind } from './log-kinds.ts';
import type { EvidenceLoss } from './losses.ts';
import type { MetricStore } from './metric-store.ts';
import type { RevisionStore } from './revisions.ts';
import type { SessionStore } from './session-store.ts';
import type { By, StandingStore } from './standing-store.ts';
import type { StatusStore } from './statuses.ts';
import type { TargetSource } from './target-source.ts';
import type { TokenRefusal, TokenStore } from './token-store.ts';
import type { UpTimeStore } from './up-time-store.ts';
import type { UserStore } from './user-store.ts';

/**
 * Everything kadoban keeps, in the ledger's words; the only way to it. Methods that write resolve when the write is durable.
 * Times are milliseconds since the epoch.
 */
export interface Store extends AsyncDisposable {
  readonly hosts: HostStore;
  readonly standings: StandingStore;
  readonly statuses: StatusStore;
  readonly tokens: TokenStore;
  readonly keys: KeyStore;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly audit: AuditStore;
  readonly clocks: ClockStore;
  readonly evidence: EvidenceStore;
  readonly inventories: InventoryStore;
  readonly metrics: MetricStore;
  readonly upTimes: UpTimeStore;
  readonly definitions: DefinitionStore;
  readonly chains: ChainStore;
  readonly revisions: RevisionStore;
  /** Reads everything as it was at one instant, whatever is written meanwhile. Other reads wait for it. */
  snapshot<T>(read: (store: Store) => Promise<T>, changesFrom?: ChangesFrom): Promise<T>;
  /** This collector's lasting identity, made at the first call. */
  identity(): Promise<CollectorIdentity>;
  /** Puts the next signing key in the place of the present one. Who signs with this identity has to read it again. */
  rotateSigningKey(atMs: number): Promise<CollectorIdentity>;
  /** Whether the identity was made before, which the first start does: what is made once for all is not made again then. */
  founded(): Promise<boolean>;
}

/**
 * Where the changes of checks come from: `kept`, what is kept of their derivation, whose cost does not grow with the years; `looks`, all
 * that they ever saw, so that nothing but evidence counts.
 */
export type ChangesFrom = 'kept' | 'looks';

export interface NewHost {
  readonly hostId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly machineIdHash: string;
  readonly os: string;
  readonly arch: string;
  readonly agentVersion: string;
  readonly enrolledMs: number;
}

export interface Host extends NewHost {
  readonly boot: string | null;
  readonly clockOffsetMs: number | null;
  readonly sampleEveryMs: number | null;
  readonly revokedMs: number | null;
  /** From when on it is no longer watched; null = it is. */
  readonly decommissionedMs: number | null;
  /** Where its agent came from last, as the network told; null before the first session, or where a proxy did not tell. */
  readonly peerAddress: string | null;
}

/** What a handshake tells of a host. */
export type Greeted = Pick<
  Host,
  'os' | 'arch' | 'agentVersion' | 'boot' | 'clockOffsetMs' | 'sampleEveryMs' | 'peerAddress'
>;

/** A host as far as its silence is concerned. */
export interface WatchedHost extends Pick<Host, 'hostId' | 'sampleEveryMs'> {
  readonly lastSeenMs: number;
}

export interface HostStore {
  list(page?: { after: Pick<Host, 'name' | 'hostId'> | undefined; limit: number }): Promise<Host[]>;
  find(hostId: string): Promise<Host | undefined>;
  /** The last host with this key that is not revoked. */
  ofKey(publicKey: string): Promise<Host | undefined>;
  /**
   * Uses the token once and adds the host, both or none; a token that replaces a host gives that one the new machine instead. An agent
   * that never heard the answer and asks again is `known`, and uses nothing up: `ofKey` finds the host. Names need not be unique.
   * `address` is where it asks from; left out where nobody can tell.
   */
  enrol(
    tokenHash: string,
    host: NewHost,
    address?: string | null,
  ): Promise<'enrolled' | 'replaced' | 'known' | EnrolRefusal>;
  /** Takes the key back for ever. False when there is no such host. */
  revoke(hostId: string, by: By): Promise<boolean>;
  rename(hostId: string, name: string, by: By): Promise<boolean>;
  /** Puts `newKey` in the place of `oldKey`; false when the host has neither. */
  changeKey(hostId: string, oldKey: string, newKey: string, atMs: number): Promise<boolean>;
  /** Hosts to be watched whose id is greater, in the order of ids: those not revoked that ever sent a sample. */
  watched(afterHostId: string, limit: number): Promise<WatchedHost[]>;
  /** Whether different machines that are not revoked came from an address last. */
  severalMachinesAt(address: string): Promise<boolean>;
  /** What a handshake told about a known host. Applied by `EvidenceStore.settle`; a crash may lose it, and the next handshake tells it again. */
  greeted(hostId: string, seen: Greeted): Promise<void>;
}

/** What sessions found out about the clocks of agents. It comes with arrivals. */
export interface ClockStore {
  /** Of a host, the newest first. */
  list(hostId: string, limit: number): Promise<ClockReading[]>;
  /** What the wall clock of a host was off by most in a window, with its sign; null where nobody knows. */
  worst(hostId: string, window: Interval): Promise<number | null>;
}

/** `copied`: the key came from another machine; `revoked`: it, or the host to be replaced, is gone for good. */
export type EnrolRefusal = TokenRefusal | 'copied' | 'revoked';

/** A batch of an authenticated agent as it arrived. Besides the batch plain values alone: they are logged as JSON. */
export interface Arrival {
  readonly hostId: string;
  readonly batch: Batch;
  /** The frame that held the batch, where it is at hand. */
  readonly frame?: Uint8Array;
  readonly receivedMs: number;
  /** The agent's clock minus the collector's. */
  readonly clockOffsetMs: number;
  readonly clock?: ArrivalClock;
}

/**
 * What became of an arrival: the highest number stored of its epoch; or nothing of it was stored, because numbers before it are missing
 * without a loss record (`gap`), or because its host's key was revoked meanwhile.
 */
export type Stored = number | 'gap' | 'revoked';

export interface StoredLook {
  readonly atMs: number;
  readonly status: LookStatus;
  readonly reason: string;
  readonly output: string;
  readonly timings: readonly { readonly name: string; readonly us: number }[];
}

export type LookNote = Omit<StoredLook, 'timings'>;

export interface WatchedCheck extends CheckRule {
  /** False once the agent no longer runs it; `changedMs` = since when this rule holds. */
  readonly watched: boolean;
  readonly changedMs: number;
  readonly firstMs: number;
  readonly lastLook: StoredLook | undefined;
}

export interface AgentEvent {
  readonly atMs: number;
  readonly event: string;
  readonly detail: string;
}

/** A probe and the host it is of. */
export interface HostProbe extends Probe {
  readonly hostId: string;
}

/** What is kept but not applied yet, so that nobody reads it. */
export interface Backlog {
  readonly hosts: number;
  readonly bytes: number;
  /** When the oldest of it arrived; undefined when there is none. */
  readonly oldestMs: number | undefined;
}

export interface EvidenceStore {
  /**
   * Keeps arrivals, coded by `encodeLog`, in one transaction, all or nothing; what was kept before is passed over. The result has one entry for
   * each. They are read once `settle` applied them.
   */
  append(log: Uint8Array): Promise<readonly Stored[]>;
  /** Applies what was kept of the `hostsMax` hosts that wait longest, and tells what is left; with 0 it only tells. */
  settle(hostsMax: number): Promise<Backlog>;
  /** Applies what was kept of one host. */
  settleHost(hostId: string): Promise<void>;
  /** What is kept of each epoch of a host, newest first. */
  epochs(hostId: string, limit: number): Promise<{ epoch: number; seq: number }[]>;
  /** What was seen up to an instant; of a part between two cuts of its source, only what decides about it. */
  host(hostId: string, asOfMs: number, part?: Interval): Promise<HostEvidence>;
  /** The last sign of life. */
  lastSeen(hostId: string): Promise<number | undefined>;
  checks(hostId: string): Promise<WatchedCheck[]>;
  check(hostId: string, check: string, part?: Interval): Promise<CheckEvidence>;
  /** The changes of a host or check as of an instant, to be read in part. */
  hostSource(hostId: string, options: HostOptions): Promise<TargetSource>;
  checkSource(hostId: string, check: string, asOfMs: number): Promise<TargetSource>;
  /** What a check said at each change of its answer within the interval, oldest first. */
  notes(hostId: string, check: string, fromMs: number, toMs: number): Promise<LookNote[]>;
  /** The newest metrics that are in no chunk yet: those of the open hour, and of the one before it for a while. */
  latestBlock(hostId: string): Promise<StoredBlock | undefined>;
  addEvent(hostId: string, event: AgentEvent): Promise<void>;
  /** What the collector's own looks at silent hosts said. */
  addProbes(probes: readonly HostProbe[]): Promise<void>;
  events(hostId: string, limit: number): Promise<AgentEvent[]>;
  losses(hostId: string, limit: number): Promise<EvidenceLoss[]>;
}

/** Ids from the first to before the second, in the order of their characters. */
export interface IdRange {
  readonly from: string;
  readonly to: string;
}

/** One saying in the log; the last one of a kind and id with a `body` is what people see and change. */
export interface DefinitionEntry {
  /** Counts the entries of the whole log from 1. */
  readonly n: number;
  readonly kind: LogKind;
  readonly id: string;
  /** Counts the entries of this kind and id from 1, also across a deletion. */
  readonly version: number;
  /** `null` = deleted. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** In force from here on; `null` = since ever. */
  readonly effectiveFromMs: number | null;
  readonly atMs: number;
  readonly author: string;
  readonly reason: string;
  readonly previousHash: string;
  readonly hash: string;
}

export interface DefinitionChange extends Omit<DefinitionEntry, 'n' | 'version' | 'previousHash' | 'hash'> {
  /** The version it was made from; `null` = there is none, or it was deleted. */
  readonly expectedVersion: number | null;
}

/** The log of definitions: append-only, each entry with the hash of the one before it. */
export interface DefinitionStore {
  /**
   * Appends all or nothing. `conflict`: a version is not the expected one. `moved`: the last entry of those that `entries` tells is no
   * longer `afterN` (0 = there is none), up to which the changes were checked; it is not compared when absent.
   */
  append(changes: readonly DefinitionChange[], afterN?: number): Promise<DefinitionEntry[] | 'conflict' | 'moved'>;
  /** The whole log in its order, but for what was frozen and the journal: they change nothing, and there will be thousands. */
  entries(): Promise<DefinitionEntry[]>;
  /** The number of the last entry of a kind; 0 = there is none. */
  lastN(kind: LogKind): Promise<number>;
  /** The last entry of each id that is not deleted, of those within a range where one is given. */
  current(kind: LogKind, ids?: IdRange): Promise<DefinitionEntry[]>;
  history(kind: LogKind, id: string): Promise<DefinitionEntry[]>;
}
