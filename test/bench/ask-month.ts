import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Loaded } from './steady.ts';
import { percentile, tell } from './tell.ts';

/** Whose month is asked for again and again, and those that have their turns: so many that nothing of them is remembered until they are asked for again. */
export const monthHostIds: readonly [string, ...string[]] = [
  'host-of-the-month',
  ...Array.from({ length: 60 }, (_, index) => `host-of-the-month-${index}`),
];

/** What the process that asks is told: not by its arguments, which anybody can read. */
export interface MonthOrder {
  readonly url: string;
  readonly apiKey: string;
  readonly forMs: number;
}

/** How many milliseconds each answer took, by whose month it was, and how long the last one was. */
export interface MonthTimes {
  readonly times: Readonly<Record<string, readonly number[]>>;
  readonly bytes: number;
}

/** Asks for a metric of a host in the last month at 1-minute steps, now of the one host, now of another, while others go on sending. */
export async function askMonth({ about }: Loaded, order: MonthOrder, stack: AsyncDisposableStack): Promise<void> {
  const asker = fork(join(import.meta.dirname, 'month-asker.ts'), [], { serialization: 'advanced', env: {} });
  stack.defer(() => void asker.kill('SIGKILL'));
  const told = once(asker, 'message') as Promise<[MonthTimes]>;
  const gone = once(asker, 'exit').then(([code]) => {
    throw new Error(`who asks for months ended with ${code}`);
  });
  asker.send(order);
  const [{ times, bytes }] = await Promise.race([told, gone]);
  for (const [which, ms] of Object.entries(times)) {
    const p99 = percentile(ms, 0.99);
    tell('ingest', `a host’s month over HTTP meanwhile, ms, ${which}`, ms, { ...about, p99, bytes });
  }
}
