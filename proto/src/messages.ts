/** The frames of kadoban.proto as checked values; the meaning of every field is written there. */
export type Frame =
  | ({ readonly type: 'challenge' } & Challenge)
  | ({ readonly type: 'hello' } & Hello)
  | ({ readonly type: 'welcome' } & Welcome)
  | ({ readonly type: 'batch' } & Batch)
  | ({ readonly type: 'nextBatch' } & NextBatch)
  | ({ readonly type: 'ack' } & EpochAck)
  | ({ readonly type: 'throttle' } & Throttle)
  | ({ readonly type: 'goodbye' } & Goodbye)
  | ({ readonly type: 'clockAsk' } & ClockAsk)
  | ({ readonly type: 'clockTold' } & ClockTold)
  | ({ readonly type: 'config' } & Config)
  | ({ readonly type: 'configTold' } & ConfigTold)
  | { readonly type: 'keyAsk' }
  | ({ readonly type: 'keyChange' } & KeyChange)
  | ({ readonly type: 'keyChanged' } & KeyChanged)
  | ({ readonly type: 'signingKeys' } & SigningKeys)
  | ({ readonly type: 'signingKeysKept' } & SigningKeysKept)
  /** Of a kind that only a newer program knows. Passed over once both have proved who they are. */
  | { readonly type: 'unknown' };

export interface Challenge {
  readonly collectorId: string;
  readonly nonce: Uint8Array;
  readonly serverTimeMs: number;
  readonly channelBound: boolean;
}

export interface Hello {
  readonly protocolMin: number;
  readonly protocolMax: number;
  readonly hostId: string;
  readonly nonce: Uint8Array;
  readonly signature: Uint8Array;
  readonly machineIdHash: Uint8Array;
  readonly boot: string;
  readonly bootAtMs: number;
  readonly agentStartedAtMs: number;
  readonly epoch: number;
  readonly version: string;
  readonly wallMs: number;
  readonly monoMs: number;
  readonly hostname: string;
  readonly os: string;
  readonly arch: string;
  readonly sampleEveryMs: number;
  /** The IP address of the agent's end of the connection; absent where it does not tell. */
  readonly localAddress?: string;
  /** Absent: `wallMs` and all other times are those of the wall clock, which people and programs set. */
  readonly wallAheadMs?: number;
  /** Absent: the agent takes no Config, KeyAsk and SigningKeys. */
  readonly configRevision?: number;
}

export interface Welcome {
  readonly protocol: number;
  readonly signature: Uint8Array;
  readonly acked: readonly EpochAck[];
  readonly inFlightMax: number;
  readonly serverTimeMs: number;
  /** Absent: there is none for this host. */
  readonly configRevision?: number;
  /** Absent: a batch must be told whole, not by what is different from the last one. */
  readonly takesNext?: boolean;
  /** The collector's; absent where it does not tell. */
  readonly version?: string;
}

export interface EpochAck {
  readonly epoch: number;
  readonly seq: number;
}

export interface Batch {
  readonly epoch: number;
  readonly firstSeq: number;
  readonly samples: readonly SampleBlock[];
  readonly results: readonly Result[];
  readonly lifecycle: readonly Lifecycle[];
  readonly lostBefore?: Loss;
  /** Absent: not at all. */
  readonly wallAheadMs?: number;
}

/** A batch by what is different from the last one of its session; next-batch.ts makes it whole. */
export interface NextBatch {
  /** How much later its only sample is than the last one. */
  readonly laterMs: number;
  /** How much more than that its `monoMs` grew. */
  readonly awakeMs: number;
  readonly values: readonly number[];
  readonly results: readonly Result[];
  /** Absent: not at all. */
  readonly wallAheadMs?: number;
}

export interface Loss {
  readonly count: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: string;
}

/** `atMs` and `monoMs` are absolute here, and of one length. */
export interface SampleBlock {
  readonly boot: string;
  readonly atMs: readonly number[];
  readonly monoMs: readonly number[];
  readonly instances: readonly Instance[];
}

/** `values[m][s]` = metric `metrics[m]` at sample `s`: absolute scaled integers. */
export interface Instance {
  readonly name: string;
  readonly metrics: readonly number[];
  readonly values: readonly (readonly number[])[];
}

export type ResultStatus = 'up' | 'degraded' | 'down' | 'unknown';

export interface Result {
  readonly check: string;
  readonly atMs: number;
  readonly status: ResultStatus;
  readonly reason: string;
  readonly output: string;
  readonly timings: readonly Timing[];
}

export interface Timing {
  readonly name: string;
  readonly us: number;
}

export type Lifecycle =
  | {
      readonly type: 'agentStarted';
      readonly atMs: number;
      readonly boot: string;
      readonly bootAtMs: number;
      readonly version: string;
    }
  | { readonly type: 'agentStopped'; readonly atMs: number; readonly reason: string }
  | { readonly type: 'hostShutdown'; readonly atMs: number; readonly boot: string }
  | { readonly type: 'checkSet'; readonly atMs: number; readonly checks: readonly CheckRule[] }
  | { readonly type: 'mark'; readonly atMs: number; readonly text: string }
  | { readonly type: 'maintenanceStarted'; readonly atMs: number; readonly forMs: number; readonly reason: string }
  | { readonly type: 'maintenanceEnded'; readonly atMs: number }
  | { readonly type: 'inventory'; readonly atMs: number; readonly facts: readonly InventoryFact[] }
  /** Of a kind that only a newer agent knows: it has its number and its time, and says nothing else. */
  | { readonly type: 'unknown'; readonly atMs: number };

export interface InventoryFact {
  readonly name: string;
  readonly instance: string;
  readonly value: string;
}

export interface CheckRule {
  readonly name: string;
  readonly kind: string;
  readonly target: string;
  readonly intervalMs: number;
  readonly failures: number;
  readonly recoveries: number;
}

export interface Throttle {
  readonly pauseMs: number;
  readonly inFlightMax: number;
}

export interface Goodbye {
  readonly reason: string;
  readonly ttlMs: number;
}

export interface ClockAsk {
  readonly ask: number;
}

export interface ClockTold {
  readonly ask: number;
  readonly wallMs: number;
  readonly wallAheadMs: number;
}

export interface Config {
  readonly revision: number;
  readonly document: Uint8Array;
  readonly signature: Uint8Array;
}

export interface ConfigTold {
  readonly revision: number;
  readonly refusal: string;
}

export interface KeyChange {
  readonly publicKey: Uint8Array;
  readonly signatureByOld: Uint8Array;
  readonly signatureByNew: Uint8Array;
}

export interface KeyChanged {
  readonly publicKey: Uint8Array;
}

export interface SigningKeys {
  readonly publicKeys: readonly Uint8Array[];
  readonly signature: Uint8Array;
}

export interface SigningKeysKept {
  readonly publicKeys: readonly Uint8Array[];
}

/** How many sequence numbers a batch takes. */
export function observationCount(batch: Batch): number {
  const samples = batch.samples.reduce((sum, block) => sum + block.atMs.length, 0);
  return samples + batch.results.length + batch.lifecycle.length;
}
