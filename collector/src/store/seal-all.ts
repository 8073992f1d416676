import type { ChainStore, Sealing } from './chain-store.ts';

/** Seals everything that is there: nothing said from now on about the past can pass for having been known before. */
export async function sealAll(
  chains: Pick<ChainStore, 'unsealed' | 'seal'>,
  atMs: number,
  reason: string,
): Promise<void> {
  for (const chain of await chains.unsealed()) await sealChain(chains, { chain, atMs, reason, extent: 'everything' });
}

/** Entries are bounded: after a long absence a chain needs several. What is not sealed when it is late stays noted. */
export async function sealChain(
  chains: Pick<ChainStore, 'seal'>,
  sealing: Sealing,
  isLate = () => false,
): Promise<void> {
  while (!isLate() && (await chains.seal(sealing)) !== undefined);
}
