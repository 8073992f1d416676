import { Base128Reader, Base128Writer } from './base128.ts';

/** Metrics of one host over some samples: `values[m][s]` = metric id `metrics[m]` at `atMs[s]`, scaled integers. */
export interface StoredBlock {
  readonly atMs: readonly number[];
  readonly instances: readonly {
    readonly name: string;
    readonly metrics: readonly number[];
    readonly values: readonly (readonly number[])[];
  }[];
}

/**
 * A block as bytes: base-128 numbers, columns as differences. `[samples, times…, instances, (name, metrics, (id, values…)…)…]`; times
 * and values are differences along the samples, the first from zero. Exact as long as no difference is beyond the safe integers.
 */
export function encodeBlock(block: StoredBlock): Uint8Array {
  const writer = new Base128Writer();
  const putColumn = (column: readonly number[]) => {
    column.forEach((value, index) => {
      writer.putSigned(value - (index === 0 ? 0 : (column[index - 1] ?? 0)));
    });
  };
  writer.put(block.atMs.length);
  putColumn(block.atMs);
  writer.put(block.instances.length);
  for (const instance of block.instances) {
    writer.putText(instance.name);
    writer.put(instance.metrics.length);
    instance.metrics.forEach((metric, index) => {
      writer.put(metric);
      putColumn(instance.values[index] ?? []);
    });
  }
  return writer.bytes();
}

/** The inverse of encodeBlock, of the wanted metrics alone, if any are named. Bytes come from the store alone; damaged ones are a RangeError. */
export function decodeBlock(bytes: Uint8Array, wanted?: (metric: number) => boolean): StoredBlock {
  const reader = new Base128Reader(bytes);
  const takeColumn = (length: number) => {
    const column = new Array<number>(length);
    let sum = 0;
    for (let index = 0; index < length; index++) column[index] = sum += reader.takeSigned();
    return column;
  };
  const samples = reader.take();
  const atMs = takeColumn(samples);
  const instances: StoredBlock['instances'][number][] = [];
  for (let left = reader.take(); left > 0; left--) {
    const name = reader.takeText();
    const metrics: number[] = [];
    const values: number[][] = [];
    for (let series = reader.take(); series > 0; series--) {
      const metric = reader.take();
      if (wanted?.(metric) ?? true) {
        metrics.push(metric);
        values.push(takeColumn(samples));
      } else {
        reader.skip(samples);
      }
    }
    if (metrics.length > 0 || !wanted) instances.push({ name, metrics, values });
  }
  return { atMs, instances };
}
