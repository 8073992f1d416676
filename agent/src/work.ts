import type { Clock } from './clock.ts';
import { startSchedule, type Task } from './schedule.ts';

/** Something to be done again and again, and all that decides how. */
export interface Work {
  readonly says: string;
  readonly task: () => Task;
}

/** What is done again and again, and may become something else. */
export interface RunningWork extends AsyncDisposable {
  /** Ends what is no longer to be done, and begins what is new. What says the same goes on. */
  become(work: readonly Work[]): Promise<void>;
}

/** Each has a schedule of its own, so that the others need not stop when one changes. */
export function startWork(work: readonly Work[], host: string, clock: Clock): RunningWork {
  const running = new Map<string, AsyncDisposable>();
  let isOver = false;
  const begin = (all: readonly Work[]) => {
    for (const { says, task } of all) {
      if (!running.has(says)) running.set(says, startSchedule([task()], host, clock));
    }
  };
  const end = async (schedules: readonly (readonly [string, AsyncDisposable])[]) => {
    for (const [says] of schedules) running.delete(says);
    await Promise.all(schedules.map(([, schedule]) => schedule[Symbol.asyncDispose]()));
  };
  begin(work);
  return {
    async become(next) {
      const wanted = new Set(next.map(({ says }) => says));
      await end([...running].filter(([says]) => !wanted.has(says)));
      if (!isOver) begin(next);
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
      await end([...running]);
    },
  };
}
