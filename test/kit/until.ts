import { setTimeout as pause } from 'node:timers/promises';

/** How often a condition is looked at. */
const everyMs = 100;

/** What `look` returns as soon as that is not undefined; fails, naming `what`, when it still is after `withinMs`. */
export async function until<T>(what: string, withinMs: number, look: () => Promise<T | undefined>): Promise<T> {
  const endMs = performance.now() + withinMs;
  let last: unknown;
  while (performance.now() < endMs) {
    try {
      const value = await look();
      if (value !== undefined) return value;
    } catch (error) {
      // A server that is not there yet; the last reason is told when it never comes.
      last = error;
    }
    await pause(everyMs);
  }
  throw new Error(`not within ${withinMs} ms: ${what}`, { cause: last });
}
