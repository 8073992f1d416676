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
 * A block as bytes: base-128 numbers, columns as differences. `[samples, times…, instances, (name length, code units…, metrics, (id,
 * values…)…)…]`; times and values are differences along the samples, the first from zero, each as twice its size plus one when it is
 * negative. Exact as long as no difference is beyond the safe integers.
 */
export function encodeBlock(block: StoredBlock): Uint8Array {
  const bytes: number[] = [];
  const putFrom = (low: number, rest: number) => {
    bytes.push(rest === 0 ? low : low + 128);
    if (rest > 0) putFrom(rest % 128, Math.floor(rest / 128));
  };
  const put = (value: number) => putFrom(value % 128, Math.floor(value / 128));
  const putColumn = (column: readonly number[]) => {
    column.forEach((value, index) => {
      const difference = value - (index === 0 ? 0 : (column[index - 1] ?? 0));
      const size = Math.abs(difference);
      // Never doubled as a whole: that would leave the safe integers and lose the last bit of large counters.
      putFrom((size % 64) * 2 + (difference < 0 ? 1 : 0), Math.floor(size / 64));
    });
  };
  put(block.atMs.length);
  putColumn(block.atMs);
  put(block.instances.length);
  for (const instance of block.instances) {
    put(instance.name.length);
    for (let index = 0; index < instance.name.length; index++) put(instance.name.charCodeAt(index));
    put(instance.metrics.length);
    instance.metrics.forEach((metric, index) => {
      put(metric);
      putColumn(instance.values[index] ?? []);
    });
  }
  return Uint8Array.from(bytes);
}

/** The inverse of encodeBlock. Bytes come from the store alone; damaged ones are a RangeError. */
export function decodeBlock(bytes: Uint8Array): StoredBlock {
  let at = 0;
  const takeByte = () => {
    const byte = bytes[at++];
    if (byte === undefined) throw new RangeError('a metric block ends too early');
    return byte;
  };
  const takeFrom = (first: number, low: number, lowPlace: number) => {
    let value = low;
    for (let byte = first, place = lowPlace; byte > 127; place *= 128) {
      byte = takeByte();
      value += (byte % 128) * place;
    }
    return value;
  };
  const take = () => {
    const first = takeByte();
    return takeFrom(first, first % 128, 128);
  };
  const times = <T>(count: number, item: () => T): T[] => Array.from({ length: count }, item);
  const takeColumn = (length: number) => {
    let sum = 0;
    return times(length, () => {
      const first = takeByte();
      const size = takeFrom(first, Math.floor((first % 128) / 2), 64);
      sum += first % 2 === 0 ? size : -size;
      return sum;
    });
  };
  const samples = take();
  const atMs = takeColumn(samples);
  const instances = times(take(), () => {
    const name = String.fromCharCode(...times(take(), take));
    const metrics: number[] = [];
    const values = times(take(), () => {
      metrics.push(take());
      return takeColumn(samples);
    });
    return { name, metrics, values };
  });
  return { atMs, instances };
}
