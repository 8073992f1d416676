import type { Closing } from './closing.ts';

/** One connection to the collector, from dialling to its end. */
export interface Link {
  send(frame: Uint8Array): void;
  ping(): void;
  /** What both sides can derive from this TLS connection alone; empty without TLS. */
  exporter(): Uint8Array;
  /** The IP address of this end; empty where there is none. */
  localAddress(): string;
  /** Ends it after what was sent. Nothing is heard of it any more. */
  close(): void;
  /** Resolves when nothing is left of it. */
  readonly ended: Promise<void>;
}

/** What is heard of a link, never before the call that caused it has returned. `closed` comes once, and nothing after it. */
export interface LinkEvents {
  opened(): void;
  message(bytes: Uint8Array): void;
  /** A ping or a pong: the other side lives. */
  heard(): void;
  closed(closing: Closing): void;
}

/** Begins to connect. An argument of the uplink, so that links can also be simulated. */
export type Dial = (events: LinkEvents) => Link;
