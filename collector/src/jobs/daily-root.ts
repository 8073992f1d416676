import { type Clock, repeat } from '../clock.ts';
import type { ChainStore } from '../store/chain-store.ts';
import { signedRoot } from '../store/root.ts';

/** How often it is asked whether a day has ended. */
const tickMs = 600_000;

/** Signs where all chains ended, for each UTC day once it is over; days of absence are made up for. */
export function startDailyRoots(
  chains: Pick<ChainStore, 'lastRoot' | 'heads' | 'addRoot'>,
  signingKey: string,
  clock: Clock,
  onError: (error: unknown) => void,
): AsyncDisposable {
  const add = () => addMissingRoots(chains, signingKey, clock.now()).catch(onError);
  let running = add();
  const stop = repeat(clock, tickMs, () => {
    running = running.then(add);
  });
  return {
    async [Symbol.asyncDispose]() {
      stop();
      await running;
    },
  };
}

/**
 * Adds the root of every day that is over and has none. Days are UTC: the organisation's zone is a setting, and a root must mean the same
 * when that is changed. The root of a day names what was sealed before its end, however late it is made.
 */
export async function addMissingRoots(
  chains: Pick<ChainStore, 'lastRoot' | 'heads' | 'addRoot'>,
  signingKey: string,
  nowMs: number,
): Promise<void> {
  const today = dayOf(nowMs);
  let last = await chains.lastRoot();
  let day = last ? Temporal.PlainDate.from(last.day).add({ days: 1 }) : today.subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(day, today) < 0; day = day.add({ days: 1 })) {
    const heads = await chains.heads(day.add({ days: 1 }).toZonedDateTime('UTC').epochMilliseconds);
    if (heads.length === 0) continue;
    const root = signedRoot({ day: day.toString(), atMs: nowMs, heads }, last, signingKey);
    await chains.addRoot(root);
    last = root;
  }
}

function dayOf(atMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO('UTC').toPlainDate();
}
