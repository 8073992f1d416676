import type { Clock } from '../clock.ts';
import type { Backlog, EvidenceStore } from '../store/store.ts';

/** Hosts of one transaction: it holds up the next commit for some 10 ms. */
const hostsPerTurn = 8;

/**
 * Hosts' arrivals wait for more of them, unless somebody asks before (store/as-of.ts): to apply several at once costs, and writes, hardly more than to
 * apply one. The more hosts wait the longer, so that few are applied at once, and thousands share the work of half a minute.
 */
const waitMsMax = 30_000;
const waitMsPerHost = 30;

/** Beyond this, no time is left to others between two turns. */
const lagMsMax = 60_000;

/** Frames in memory that wait to be applied; beyond, commits wait too, and with them the agents. */
const backlogBytesMax = 256 * 1024 * 1024;

/** From here on nobody waits for more of a host any longer, so that commits need not. A hundred thousand agents fill it in half a minute. */
const backlogBytesSoon = 192 * 1024 * 1024;

/** How often it is looked meanwhile how much waits: agents that send what they have gathered fill the log within less than a host's wait. */
const lookEveryMs = 1000;

/** What a failed turn waits: a disk without room has none a millisecond later. */
const retryMs = 1000;

export interface Applying extends AsyncDisposable {
  /** EvidenceStore.append, which waits while there is no room, and after which there is something to apply. */
  append: EvidenceStore['append'];
}

/** Applies what is kept of arrivals, in turns, so that neither commits nor reads wait long for it. What is left when it is disposed of stays in the log, for the next start. */
export function startApplying(
  evidence: Pick<EvidenceStore, 'append' | 'settle'>,
  clock: Clock,
  onError: (error: unknown) => void,
): Applying {
  let bytes = 0;
  let running: Promise<void> | undefined;
  let stopping = false;
  let wake = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  const untilLater = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
  const look = async (hostsMax: number): Promise<Backlog> => {
    const backlog = await evidence.settle(hostsMax);
    bytes = backlog.bytes;
    return backlog;
  };
  /** Returns how long the next turn has time; undefined when nothing is left. */
  const turn = async (): Promise<number | undefined> => {
    const { hosts, oldestMs } = await look(0);
    const fromMs = clock.now();
    const waitMs = Math.min(waitMsMax, hosts * waitMsPerHost);
    const waitedMs = oldestMs === undefined ? waitMs : fromMs - oldestMs;
    if (hosts === 0) return undefined;
    if (waitedMs < waitMs && bytes <= backlogBytesSoon) return Math.min(waitMs - waitedMs, lookEveryMs);
    await look(hostsPerTurn);
    // The fuller it is the less time is left to others: so that applying comes to keep up before commits have to wait for it.
    const leftShare = waitedMs > lagMsMax ? 0 : Math.max(0, 1 - bytes / backlogBytesMax);
    return leftShare * (clock.now() - fromMs);
  };
  const triedTurn = () =>
    turn().catch((error: unknown) => {
      onError(error);
      return retryMs;
    });
  const run = async () => {
    for (let dueMs = await triedTurn(); dueMs !== undefined && !stopping; dueMs = await triedTurn()) await pause(dueMs);
    running = undefined;
  };
  return {
    async append(log) {
      // On a full disk this fails, and with it the commit: whoever waits is told to come back.
      while (bytes > backlogBytesMax) await untilLater((await turn()) ?? 0);
      const stored = await evidence.append(log);
      running ??= run();
      return stored;
    },
    async [Symbol.asyncDispose]() {
      stopping = true;
      wake();
      await running;
    },
  };
}
