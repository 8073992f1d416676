import type { Clock } from './clock.ts';

/** Something done again and again. */
export interface Task {
  /** Decides, together with the host, where between the full intervals the task has its turns. */
  readonly name: string;
  readonly everyMs: number;
  /**
   * Has its turns at those of this task too, where its own interval is a multiple of that one's: each wake-up finds its code and data cold. Tasks
   * of one interval are spread over `turns` of them.
   */
  readonly beside?: Pick<Task, 'name' | 'everyMs'> & { readonly turns: number };
  /** Waits before the first turns, which then stand outside of the grid; without it the first one comes within ten seconds. */
  readonly soonMs?: readonly number[];
  /** Must end by itself some time; `signal` aborts when the schedule ends. A rejection is a mistake in the program and ends it. */
  run(signal: AbortSignal): Promise<void>;
}

/** First turns come within this time, however long the interval: somebody who starts an agent wants to see something. */
const firstTurnsMs = 10_000;

/**
 * Runs every task at its turns until it is disposed of, which aborts what runs and waits for its end. Turns lie on a grid of the wall
 * clock that differs from task to task and from host to host (`host` is any stable name): neither the checks of a host nor the hosts
 * of a collector act all at once, and the grid is the same after a restart. A task that still runs misses its turn.
 */
export function startSchedule(tasks: readonly Task[], host: string, clock: Clock): AsyncDisposable {
  const stop = new AbortController();
  const running = new Map<Task, Promise<void>>();
  const timers = new Map<Task, () => void>();

  const turn = (task: Task, offsetMs: number, [nextMs, ...soonMs]: readonly number[]) => {
    const waitMs = nextMs ?? nextTurnMs(clock.wallMs(), task.everyMs, offsetMs);
    timers.set(
      task,
      clock.after(waitMs, () => turn(task, offsetMs, soonMs)),
    );
    if (running.has(task)) return;
    const run = task.run(stop.signal).finally(() => running.delete(task));
    running.set(task, run);
  };

  for (const task of tasks) {
    const offsetMs = offsetOf(task, host);
    const [firstMs = offsetMs % Math.min(task.everyMs, firstTurnsMs), ...soonMs] = task.soonMs ?? [];
    timers.set(
      task,
      clock.after(firstMs, () => turn(task, offsetMs, soonMs)),
    );
  }

  return {
    async [Symbol.asyncDispose]() {
      for (const cancel of timers.values()) cancel();
      stop.abort();
      await Promise.all(running.values());
    },
  };
}

/** Where on the wall clock the grid of a task begins. */
function offsetOf({ name, everyMs, beside }: Task, host: string): number {
  const own = hash(`${host}\n${name}`);
  if (!beside || everyMs % beside.everyMs !== 0) return own;
  const turns = Math.min(beside.turns, everyMs / beside.everyMs);
  return hash(`${host}\n${beside.name}`) + (own % turns) * beside.everyMs;
}

/**
 * Milliseconds from now to the next turn. Turns come half an interval apart at the least: timers fire a little early, the wall clock is
 * set, a machine wakes up, and none of that may make two turns of one. So a jump of the clock costs half an interval at most, once.
 */
export function nextTurnMs(wallMs: number, everyMs: number, offsetMs: number): number {
  const earliestMs = wallMs + everyMs / 2;
  const sinceGridMs = (((earliestMs - offsetMs) % everyMs) + everyMs) % everyMs;
  return everyMs / 2 + ((everyMs - sinceGridMs) % everyMs);
}

/** FNV-1a, 32 bits: spreads names evenly, and says the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
