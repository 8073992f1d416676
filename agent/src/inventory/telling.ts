import type { InventoryFact, Lifecycle } from '@kadoban/proto/messages';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Task } from '../schedule.ts';

const dayMs = 86_400_000;

/** Once the host has its first samples, which matter more, and soon enough for somebody who has just installed the agent. */
const firstMs = 5000;

/** A look takes a tenth of a second of the processor; a host that has none left may take long. */
const answerMs = 120_000;

/** What a look found, or why it found nothing. */
export type Found = { readonly facts: readonly InventoryFact[] } | { readonly problem: string };

export interface TellingParts {
  readonly look: (signal: AbortSignal) => Promise<Found>;
  readonly clock: Clock;
  readonly log: Log;
  readonly observe: (event: Lifecycle) => void;
}

/**
 * Looks at what the host is made of when the agent starts and once a day, and tells it when it is not what was told last. The first look is always
 * told: so nothing has to be remembered, and a collector that was restored from a backup learns it again.
 */
export function inventoryTask({ look, clock, log, observe }: TellingParts): Task {
  let told = '';
  return {
    name: 'inventory',
    everyMs: dayMs,
    soonMs: [firstMs],
    async run(signal) {
      const late = new AbortController();
      const cancel = clock.after(answerMs, () => late.abort());
      const found = await look(AbortSignal.any([signal, late.signal]));
      cancel();
      if (signal.aborted) return;
      if ('problem' in found) {
        log.warn('what this host is made of cannot be told', { error: found.problem });
        return;
      }
      const text = JSON.stringify(found.facts);
      if (text === told) return;
      told = text;
      observe({ type: 'inventory', atMs: clock.wallMs(), facts: found.facts });
    },
  };
}
