import { Changes } from './changes.ts';
import type { Event } from './ingest/session.ts';
import type { Sign } from './sign.ts';
import type { Standing } from './store/standing-store.ts';
import type { Host } from './store/store.ts';

/** A session as others see it. */
export interface LiveSession {
  handle(event: Event): void;
  /** How its host stands now: what follows from that is told to the agent, or ends the session. */
  govern(host: Host, standing: Standing): Promise<void>;
}

/** What is going on now: which agents are connected, and who wants to hear of changes. */
export interface Live {
  /** The open session of each host. */
  readonly connected: Map<string, LiveSession>;
  /** Somebody changed how a host stands. */
  administered(): void;
  /** Calls back each time that happens, until the returned function is called. */
  onAdministered(listener: () => void): () => void;
  /** An agent gave a sign, and a sample is on the disk. */
  told(sign: Sign): void;
  /** Calls back for every sign until the returned function is called. */
  listen(listener: (sign: Sign) => void): () => void;
  /** Something of this host is new. */
  changed(hostId: string): void;
  /** Calls back for every change of a host until the returned function is called. */
  subscribe(listener: (hostId: string) => void): () => void;
  /** What changed since when, hosts and all that people write. */
  readonly changes: Changes;
}

export function openLive(): Live {
  const listeners = new Set<(hostId: string) => void>();
  const ears = new Set<(sign: Sign) => void>();
  const watchers = new Set<() => void>();
  const changes = new Changes();
  return {
    connected: new Map(),
    changes,
    administered() {
      for (const watcher of watchers) watcher();
    },
    onAdministered(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    told(sign) {
      for (const listener of ears) listener(sign);
    },
    listen(listener) {
      ears.add(listener);
      return () => ears.delete(listener);
    },
    changed(hostId) {
      changes.note('hosts', hostId);
      for (const listener of listeners) listener(hostId);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
