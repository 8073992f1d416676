import { setTimeout as pause } from 'node:timers/promises';

/** How often a condition is looked at. */
const everyMs = 100;

/** Of how many times a limit nothing is said: a busy machine of two cores took up to twice what a quiet one takes. Only what never comes fails. */
const patience = 3;

/**
 * What `look` returns as soon as that is not undefined; fails, naming `what`, when it still is after several times `withinMs`, which is what it
 * may take on a quiet machine.
 */
export async function until<T>(what: string, withinMs: number, look: () => Promise<T | undefined>): Promise<T> {
  const limitMs = patience * withinMs;
  const endMs = performance.now() + limitMs;
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
  throw new Error(`not within ${limitMs} ms: ${what}`, { cause: last });
}
