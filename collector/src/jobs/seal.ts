import { type Clock, repeat } from '../clock.ts';
import type { ChainStore } from '../store/chain-store.ts';
import { sealAll, sealChain } from '../store/seal-all.ts';
import { isDue } from './moment.ts';

/** How long evidence may wait for its entry. Shorter would spend more on entries than on evidence. */
export const sealEveryMs = 3_600_000;

/** How often it is asked which chains are due. */
const tickMs = 60_000;

/** Seals every chain once an hour, each at a moment of its own, and at the end all that is left. */
export function startSealing(
  chains: Pick<ChainStore, 'unsealed' | 'seal'>,
  clock: Clock,
  onError: (error: unknown) => void,
): AsyncDisposable {
  let soFarMs = clock.now();
  let running = Promise.resolve();
  const tick = async () => {
    const nowMs = clock.now();
    const due = (await chains.unsealed()).filter((chain) =>
      isDue(chain, sealEveryMs, { fromMs: soFarMs, toMs: nowMs }),
    );
    soFarMs = nowMs;
    for (const chain of due) await sealChain(chains, { chain, atMs: nowMs, reason: 'hourly', extent: 'settled' });
  };
  const stop = repeat(clock, tickMs, () => {
    running = running.then(tick).catch(onError);
  });
  return {
    async [Symbol.asyncDispose]() {
      stop();
      await running;
      await sealAll(chains, clock.now(), 'stop').catch(onError);
    },
  };
}
