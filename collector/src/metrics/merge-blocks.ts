import { blockValuesMax } from '@kadoban/proto/limits';
import type { StoredBlock } from './block.ts';
import { floorTo, hourMs } from './tiers.ts';

/**
 * Puts blocks that follow each other and hold the same series together: a row for each would cost more than what is in it. Order and samples stay;
 * what else a block says, as its number, is that of the first. Stays within an hour, because hours are closed one by one, and within what the
 * wire allows a block, so that reading one stays as bounded as receiving one.
 *
 * Each is taken apart as it is added: hundreds of one host, kept until all are there, would be half of what is collected as garbage.
 */
export class MergedBlocks<Block extends StoredBlock> {
  readonly #grown: Grown<Block>[] = [];

  add(block: Block): void {
    const last = this.#grown.at(-1);
    if (last && isRoom(last, block) && continues(last, block)) append(last, block);
    else this.#grown.push(begun(block));
  }

  blocks(): Block[] {
    return this.#grown.map(({ block }) => block);
  }
}

/** All blocks of a list. */
export function mergeBlocks<Block extends StoredBlock>(blocks: readonly Block[]): Block[] {
  const merged = new MergedBlocks<Block>();
  for (const block of blocks) merged.add(block);
  return merged.blocks();
}

/** A block that others are added to. */
interface Grown<Block> {
  readonly block: Block;
  readonly hour: number;
  /** Those of `block`. */
  readonly atMs: number[];
  readonly columns: readonly number[][];
}

function begun<Block extends StoredBlock>(first: Block): Grown<Block> {
  const atMs = [...first.atMs];
  const instances = first.instances.map((one) => ({ ...one, values: one.values.map((column) => [...column]) }));
  const columns = instances.flatMap(({ values }) => values);
  return { block: { ...first, atMs, instances }, hour: hourOf(first), atMs, columns };
}

function hourOf({ atMs }: StoredBlock): number {
  return floorTo(atMs[0] ?? Number.NaN, hourMs);
}

/** An instant costs as much as a value. */
function isRoom({ hour, atMs, columns }: Grown<unknown>, next: StoredBlock): boolean {
  return hour === hourOf(next) && (atMs.length + next.atMs.length) * (columns.length + 1) <= blockValuesMax;
}

/** A block is stored as differences, and a larger one would lose its last digit. */
function continues({ block, columns }: Grown<StoredBlock>, { instances }: StoredBlock): boolean {
  let series = 0;
  return (
    block.instances.length === instances.length &&
    block.instances.every(({ name, metrics }, index) => {
      const next = instances[index];
      return (
        next?.name === name &&
        next.metrics.length === metrics.length &&
        metrics.every((metric, at) => {
          const difference = (next.values[at]?.[0] ?? 0) - (columns[series++]?.at(-1) ?? 0);
          return metric === next.metrics[at] && Number.isSafeInteger(difference);
        })
      );
    })
  );
}

function append({ atMs, columns }: Grown<unknown>, next: StoredBlock): void {
  let series = 0;
  atMs.push(...next.atMs);
  for (const { values } of next.instances) for (const column of values) columns[series++]?.push(...column);
}
