import { type Clock, repeat } from '../clock.ts';
import type { Live } from '../live.ts';
import type { Answer } from '../probes/answer.ts';
import { hostHoldMs } from '../store/readings.ts';
import { settleBefore } from '../store/settle-before.ts';
import type { EvidenceStore, HostStore } from '../store/store.ts';
import { type Effect, type Event, SilentHosts, tickMs } from './silent-hosts.ts';

/** Hosts read at once when the collector starts, and the pause between two of these: nothing else waits for longer. */
const loadHosts = 1000;
const loadPauseMs = 20;

export interface WatchParts {
  readonly store: {
    readonly hosts: Pick<HostStore, 'watched' | 'find' | 'severalMachinesAt'>;
    readonly evidence: Pick<EvidenceStore, 'addProbes' | 'settle'>;
  };
  readonly live: Live;
  readonly clock: Clock;
  /** How far the collector's clock is behind what was recorded by it: see own-clock.ts. */
  clockBehindMs(): number;
  readonly random: () => number;
  /** The distance between two probes of a host at the most. */
  readonly everyMs: number;
  /** Asks the machine at an address. */
  readonly ask: (address: string, signal: AbortSignal) => Promise<Answer>;
  /** What was learnt about a silent host, told when it changes. */
  readonly onLearnt: (hostId: string, answer: Answer) => void;
  readonly onError: (error: unknown) => void;
}

/** Watches for hosts that fall silent, looks for them, and keeps what the looks said. Carries out what silent-hosts.ts decides. */
export function watchSilence(parts: WatchParts): AsyncDisposable {
  const { live, clock, everyMs, random, onError } = parts;
  const hosts = new SilentHosts({ nowMs: clock.now(), everyMs, random });
  const stopping = new AbortController();
  const asking = new Set<Promise<void>>();

  const handle = (event: Event) => {
    for (const effect of hosts.handle(event, clock.now())) carryOut(effect);
  };
  const carryOut = (effect: Effect) => {
    if (effect.type === 'overdue') live.changed(effect.hostId);
    else if (effect.type === 'learnt') parts.onLearnt(effect.hostId, effect.answer);
    else {
      const asked = ask(effect.hostId).finally(() => asking.delete(asked));
      asking.add(asked);
    }
  };
  const ask = async (hostId: string) => {
    const answer = await look(parts, hostId, stopping.signal).catch((error: unknown): Answer => {
      onError(error);
      return 'not-asked';
    });
    if (!stopping.signal.aborted) handle({ type: 'asked', hostId, answer });
  };

  const forget = live.listen(handle);
  const stopTicking = repeat(clock, tickMs, () => handle({ type: 'tick' }));
  load(parts, handle, stopping.signal);
  return {
    async [Symbol.asyncDispose]() {
      forget();
      stopTicking();
      stopping.abort();
      await Promise.all(asking);
    },
  };
}

/**
 * Tells of all hosts that were watched before this start, a page at a time. First it applies what an earlier process only logged: a host whose first
 * evidence is there was never seen by the tables.
 */
function load({ store, clock, onError }: WatchParts, handle: (event: Event) => void, signal: AbortSignal): void {
  const startMs = clock.now();
  const settle = async () => {
    await settleBefore(store.evidence, startMs);
    plan(() => page(''), 0);
  };
  const page = async (afterHostId: string) => {
    const hosts = await store.hosts.watched(afterHostId, loadHosts);
    if (signal.aborted) return;
    for (const host of hosts) {
      const { hostId, lastSeenMs } = host;
      handle({ type: 'sample', hostId, atMs: lastSeenMs, holdMs: hostHoldMs(host) });
    }
    const last = hosts.at(-1);
    if (last !== undefined) plan(() => page(last.hostId), loadPauseMs);
  };
  const plan = (step: () => Promise<void>, delayMs: number) => {
    if (signal.aborted) return;
    const cancel = clock.after(delayMs, () => {
      step().catch((error: unknown) => {
        onError(error);
        plan(step, tickMs);
      });
    });
    signal.addEventListener('abort', cancel, { once: true });
  };
  plan(settle, 0);
}

/** Looks for one host, and keeps what came of it. Nothing is kept where nobody could look. */
async function look(
  { store, live, clock, clockBehindMs, ask }: WatchParts,
  hostId: string,
  signal: AbortSignal,
): Promise<Answer | 'gone'> {
  const host = await store.hosts.find(hostId);
  if (host === undefined || host.revokedMs !== null) return 'gone';
  if (host.decommissionedMs !== null && host.decommissionedMs <= clock.now()) return 'gone';
  // What is seen now would stand where something else was recorded.
  if (clockBehindMs() > 0) return 'not-asked';
  const address = host.peerAddress;
  // An address that several machines come from is a gateway's or a proxy's: its answer would be that of none of them.
  if (address === null || (await store.hosts.severalMachinesAt(address))) return 'not-asked';
  const atMs = clock.now();
  const answer = await ask(address, signal);
  if (answer === 'not-asked' || signal.aborted) return answer;
  await store.evidence.addProbes([{ hostId, atMs, reachable: answer === 'answered' }]);
  live.changed(hostId);
  return answer;
}
