import { type Clock, hurry, repeat } from '../clock.ts';
import type { ChainStore } from '../store/chain-store.ts';
import { collectorChain } from '../store/evidence-kinds.ts';
import { sealChain } from '../store/seal-all.ts';
import { isDue } from './moment.ts';

/** How long evidence may wait for its entry. Shorter would spend more on entries than on evidence. */
export const sealEveryMs = 3_600_000;

/** How often it is asked which chains are due. */
const tickMs = 60_000;

/**
 * How long an end may take for what is left, while nobody looks at the hosts. Some 500 chains are sealed in it; the others lose nothing, and have their moment after the next start.
 */
const lastMs = 2000;

/** Seals every chain once an hour, each at a moment of its own, and at the end what is left, the collector's own chain first. */
export function startSealing(
  chains: Pick<ChainStore, 'unsealed' | 'seal'>,
  clock: Clock,
  onError: (error: unknown) => void,
): AsyncDisposable {
  let soFarMs = clock.now();
  let running = Promise.resolve();
  let isEnding = false;
  const tick = async () => {
    const nowMs = clock.now();
    const due = (await chains.unsealed()).filter((chain) =>
      isDue(chain, sealEveryMs, { fromMs: soFarMs, toMs: nowMs }),
    );
    soFarMs = nowMs;
    for (const chain of due) {
      if (isEnding) return;
      await sealChain(chains, { chain, atMs: nowMs, reason: 'hourly', extent: 'settled' });
    }
  };
  const stop = repeat(clock, tickMs, () => {
    running = running.then(tick).catch(onError);
  });
  return {
    async [Symbol.asyncDispose]() {
      stop();
      isEnding = true;
      await running;
      await sealLast(chains, clock).catch(onError);
    },
  };
}

async function sealLast(chains: Pick<ChainStore, 'unsealed' | 'seal'>, clock: Clock): Promise<void> {
  using late = hurry(clock, lastMs);
  const left = await chains.unsealed();
  const inOrder = [...left].sort((a, b) => Number(b === collectorChain) - Number(a === collectorChain));
  for (const chain of inOrder) {
    if (late.isLate()) return;
    const sealing = { chain, atMs: clock.now(), reason: 'stop', extent: 'everything' } as const;
    await sealChain(chains, sealing, late.isLate);
  }
}
