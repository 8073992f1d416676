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
 * values…)…)…]`; times and values are zigzag differences along the samples, the first from zero.
 */
export function encodeBlock(block: StoredBlock): Uint8Array {
  const bytes: number[] = [];
  const put = (value: number) => {
    let rest = value;
    while (rest > 127) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  const putColumn = (column: readonly number[]) => {
    column.forEach((value, index) => {
      const difference = value - (index === 0 ? 0 : (column[index - 1] ?? 0));
      put(difference >= 0 ? difference * 2 : -difference * 2 - 1);
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
  const take = () => {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('a metric block ends too early');
      value += (byte % 128) * place;
      if (byte < 128) return value;
    }
  };
  const times = <T>(count: number, item: () => T): T[] => Array.from({ length: count }, item);
  const takeColumn = (length: number) => {
    let sum = 0;
    return times(length, () => {
      const zigzag = take();
      sum += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
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
