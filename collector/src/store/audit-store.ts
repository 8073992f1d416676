/** How somebody came in: by the page, an API key, the command line; or not at all. */
export type Via = 'session' | 'key' | 'cli' | 'nobody';

/** Plain facts of what was changed, by name; never a secret. */
export type Facts = Readonly<Record<string, unknown>>;

/** Something that somebody changed, besides definitions, whose log tells that itself. */
export interface AuditEvent {
  readonly atMs: number;
  readonly author: string;
  readonly via: Via;
  /** Where it came from, as the network told; null at the command line. */
  readonly address: string | null;
  /** Such as `user.change`; of the API's other routes their method and pattern. */
  readonly action: string;
  /** Of what, such as `user:sato`. */
  readonly object: string;
  readonly before: Facts | null;
  readonly after: Facts | null;
  /** The entry of the log of definitions that tells what was changed; null where none does. */
  readonly definitionN: number | null;
}

/** One link of the chain of audit events. */
export interface AuditEntry extends AuditEvent {
  /** Counts from 1. */
  readonly n: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** A line of the list: an audit event, or an entry of the log of definitions without its body. */
export interface AuditLine extends Omit<AuditEvent, 'via' | 'definitionN'> {
  readonly log: 'audit' | 'definitions';
  readonly n: number;
  readonly via: Via | null;
  /** Of a definition: which version it became, and why. */
  readonly version: number | null;
  readonly reason: string;
}

/** What is asked for; the newest first. */
export interface AuditQuery {
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly author?: string;
  /** Lines whose action or object has it within. */
  readonly text?: string;
  /** Only those after this line in the list. */
  readonly after?: Pick<AuditLine, 'atMs' | 'log' | 'n'>;
  readonly limit: number;
}

/** Who changed what: append-only, each entry with the hash of the one before it. */
export interface AuditStore {
  append(event: AuditEvent): Promise<void>;
  list(query: AuditQuery): Promise<AuditLine[]>;
}
