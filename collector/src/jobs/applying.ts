import type { Clock } from '../clock.ts';
import { settleAll } from '../store/settle-all.ts';
import type { Backlog, EvidenceStore } from '../store/store.ts';

/** Hosts of one transaction: it holds up the next commit for some 10 ms. */
const hostsPerTurn = 8;

/**
 * Half of the time is left to commits and to what people ask while evidence is read no later than this. The longer a host waits, the
 * more of its batches are applied at once, for hardly more than the cost of one: under load the lag grows, and the work does not.
 */
const lagMsMax = 30_000;

/** Frames in memory that wait to be applied; beyond, commits wait too, and with them the agents. */
const backlogBytesMax = 256 * 1024 * 1024;

/** What a failed turn waits: a disk without room has none a millisecond later. */
const retryMs = 1000;

export interface Applying extends AsyncDisposable {
  /** EvidenceStore.append, which waits while there is no room, and after which there is something to apply. */
  append: EvidenceStore['append'];
}

/** Applies what is kept of arrivals, in turns, so that neither commits nor reads wait long for it. Disposing applies all that is left. */
export function startApplying(
  evidence: Pick<EvidenceStore, 'append' | 'settle'>,
  clock: Clock,
  onError: (error: unknown) => void,
): Applying {
  let backlog: Backlog = { hosts: 0, bytes: 0, oldestMs: undefined };
  let running: Promise<void> | undefined;
  let stopping = false;
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  const turn = async (): Promise<number> => {
    const fromMs = clock.now();
    try {
      backlog = await evidence.settle(hostsPerTurn);
    } catch (error) {
      onError(error);
      return retryMs;
    }
    const nowMs = clock.now();
    const isLate = backlog.bytes > backlogBytesMax || nowMs - (backlog.oldestMs ?? nowMs) > lagMsMax;
    return isLate || stopping ? 0 : nowMs - fromMs;
  };
  const run = async () => {
    do await pause(await turn());
    while (backlog.hosts > 0 && !stopping);
    running = undefined;
  };
  return {
    async append(log) {
      while (backlog.bytes > backlogBytesMax) await pause(await turn());
      const stored = await evidence.append(log);
      running ??= run();
      return stored;
    },
    async [Symbol.asyncDispose]() {
      stopping = true;
      await running;
      await settleAll(evidence);
    },
  };
}
