import type { Event } from './ingest/session.ts';

/** What is going on now: which agents are connected, and who wants to hear of changes. */
export interface Live {
  /** The open session of each host. */
  readonly connected: Map<string, { handle(event: Event): void }>;
  /** Something of this host is new. */
  changed(hostId: string): void;
  /** Calls back for every change until the returned function is called. */
  subscribe(listener: (hostId: string) => void): () => void;
}

export function openLive(): Live {
  const listeners = new Set<(hostId: string) => void>();
  return {
    connected: new Map(),
    changed(hostId) {
      for (const listener of listeners) listener(hostId);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
