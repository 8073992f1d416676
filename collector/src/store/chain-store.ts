import type { Fact, FactKey } from './evidence-kinds.ts';

/** What an entry seals, by kind of evidence (evidence-kinds.ts). */
export interface SealedEvidence {
  /** New, or more than what an earlier entry said at the same key. */
  readonly facts: Readonly<Record<string, readonly Fact[]>>;
  /** Keys of earlier facts that became part of a longer one. */
  readonly joined: Readonly<Record<string, readonly FactKey[]>>;
}

/** An entry of the chain of a host, or of the collector itself. */
export interface HostEntry {
  /** A host's id, or `collector`. */
  readonly chain: string;
  /** Counts the entries of the chain from 1. */
  readonly n: number;
  /** The earliest and the latest time that the evidence in it speaks of; late evidence lies before that of earlier entries. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly atMs: number;
  readonly author: string;
  readonly reason: string;
  readonly body: SealedEvidence;
  readonly previousHash: string;
  readonly hash: string;
}

export interface Sealing {
  readonly chain: string;
  readonly atMs: number;
  readonly reason: string;
  /** `settled` leaves out the hour of looks that is still being filled. */
  readonly extent: 'settled' | 'everything';
}

/** Where a chain ends. */
export interface Head {
  readonly chain: string;
  readonly n: number;
  readonly hash: string;
}

/** What the collector signs about one UTC day. */
export interface SignedRoot {
  /** `2026-10-01` */
  readonly day: string;
  readonly atMs: number;
  /** SHA-256 over the heads: where all chains ended that day. */
  readonly root: string;
  /** Of the root before it. */
  readonly previousHash: string;
  /** Ed25519 by the collector's key, base64url. */
  readonly signature: string;
}

export interface Root extends SignedRoot {
  /** In the order of their chains' names. */
  readonly heads: readonly Head[];
}

/** The chains of evidence: append-only, each entry with the hash of the one before it, and the signed roots over their ends. */
export interface ChainStore {
  /** Chains with evidence that no entry seals yet. */
  unsealed(): Promise<string[]>;
  /** Appends one entry with what is not sealed yet; undefined when that is nothing. More may be left: an entry is bounded. */
  seal(sealing: Sealing): Promise<HostEntry | undefined>;
  /** The entries after the `afterN`th, in order. */
  entries(chain: string, afterN: number, limit: number): Promise<HostEntry[]>;
  /** The last entry of every chain, that of definitions among them, made before an instant. */
  heads(beforeMs: number): Promise<Head[]>;
  /** The signed roots, oldest first, without their heads: those of a large fleet fill a megabyte a day. */
  roots(): Promise<SignedRoot[]>;
  root(day: string): Promise<Root | undefined>;
  lastRoot(): Promise<SignedRoot | undefined>;
  addRoot(root: Root): Promise<void>;
}
