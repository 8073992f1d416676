import type { Clock } from './clock.ts';
import type { Observation } from './spool/seal.ts';
import { type Spool, toDiskAfterMs } from './spool/spool.ts';

/** How soon a disk that could not be written, or is slow, is tried again. */
const retryMs = 1000;

export interface Line {
  readonly isOpen: boolean;
  /** There is something new to deliver. */
  ready(): void;
}

/** Decides when what is in the spool goes on: to the collector while there is a connection, else to the disk. */
export interface Dispatch {
  /** Takes something that may wait so long for others, to share their frame. */
  add(observation: Observation, waitMs: number): void;
  /** Makes everything ready to be sent. */
  seal(): void;
  /** Something has been stored by the collector. */
  acked(): void;
  stop(): void;
}

/** One timer for everything that is due, and none while nothing waits: each wake-up costs more than what is done in it. */
export function startDispatch(spool: Spool, line: () => Line, clock: Clock): Dispatch {
  let sendByMs = Number.POSITIVE_INFINITY;
  let cancelTurn = (): void => {};
  const seal = (): void => {
    sendByMs = Number.POSITIVE_INFINITY;
    spool.seal();
  };
  const turn = (): void => {
    const nowMs = clock.monotonicMs();
    // Without a connection it would only be sent later anyway: then fewer and larger batches go to disk.
    if (line().isOpen ? nowMs >= sendByMs : (spool.waitingMs(nowMs) ?? 0) >= toDiskAfterMs) {
      seal();
      line().ready();
    }
    void spool.maintain(nowMs);
    plan(retryMs);
  };
  const plan = (soonestMs = 0): void => {
    cancelTurn();
    const atMs = Math.min(line().isOpen ? sendByMs : Number.POSITIVE_INFINITY, spool.toDiskMs);
    if (atMs === Number.POSITIVE_INFINITY) return;
    cancelTurn = clock.after(Math.max(soonestMs, atMs - clock.monotonicMs()), turn);
  };
  return {
    add(observation, waitMs) {
      const nowMs = clock.monotonicMs();
      spool.add(observation, nowMs);
      sendByMs = Math.min(sendByMs, nowMs + waitMs);
      if (waitMs === 0) turn();
      else plan();
    },
    seal,
    acked: () => plan(),
    stop: () => cancelTurn(),
  };
}
