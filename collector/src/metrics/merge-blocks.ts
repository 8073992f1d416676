import { blockValuesMax } from '@kadoban/proto/limits';
import type { StoredBlock } from './block.ts';
import { floorTo, hourMs } from './tiers.ts';

/**
 * Puts blocks that follow each other and hold the same series together: a row for each would cost more than what is in it. Order and samples stay;
 * what else a block says, as its number, is that of the first. Stays within an hour, because hours are closed one by one, and within what the
 * wire allows a block, so that reading one stays as bounded as receiving one.
 */
export function mergeBlocks<Block extends StoredBlock>(blocks: readonly Block[]): Block[] {
  const runs: { readonly hour: number; values: number; readonly blocks: [Block, ...Block[]] }[] = [];
  for (const block of blocks) {
    const hour = floorTo(block.atMs[0] ?? Number.NaN, hourMs);
    const values = valueCount(block);
    const run = runs.at(-1);
    const last = run?.blocks.at(-1);
    if (run?.hour === hour && last && run.values + values <= blockValuesMax && continues(last, block)) {
      run.blocks.push(block);
      run.values += values;
    } else {
      runs.push({ hour, values, blocks: [block] });
    }
  }
  return runs.map((run) => joined(run.blocks));
}

/** An instant costs as much as a value. */
function valueCount({ atMs, instances }: StoredBlock): number {
  return atMs.length * instances.reduce((sum, { metrics }) => sum + metrics.length, 1);
}

function continues(before: StoredBlock, after: StoredBlock): boolean {
  return (
    before.instances.length === after.instances.length &&
    after.instances.every(({ name, metrics, values }, index) => {
      const known = before.instances[index];
      return (
        known?.name === name &&
        known.metrics.length === metrics.length &&
        metrics.every((metric, series) => metric === known.metrics[series]) &&
        // A block is stored as differences, and a larger one would lose its last digit.
        values.every((column, series) => Number.isSafeInteger((column[0] ?? 0) - (known.values[series]?.at(-1) ?? 0)))
      );
    })
  );
}

function joined<Block extends StoredBlock>(blocks: readonly [Block, ...Block[]]): Block {
  const [first] = blocks;
  if (blocks.length === 1) return first;
  return {
    ...first,
    atMs: blocks.flatMap(({ atMs }) => atMs),
    instances: first.instances.map(({ name, metrics, values }, instance) => ({
      name,
      metrics,
      values: values.map((_, series) => blocks.flatMap((block) => block.instances[instance]?.values[series] ?? [])),
    })),
  };
}
