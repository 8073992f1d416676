import { Base128Reader, Base128Writer } from './base128.ts';
import { type Column, type Compression, decodeColumn, decompressed, encodeColumn } from './column.ts';
import { joined } from './joined.ts';

/** Some points of one host, oldest first, and what each series says at them. */
export interface Chunk {
  readonly atMs: ArrayLike<number>;
  /** How many columns every series has. */
  readonly width: number;
  readonly series: readonly ChunkSeries[];
}

export interface ChunkSeries {
  readonly metric: number;
  readonly instance: string;
  /** Of how many samples each point is made; at points of none the columns hold nothing and are read as 0. */
  readonly count: ArrayLike<number>;
  readonly columns: readonly ArrayLike<number>[];
}

/** What was read from bytes, every array its own but the counts, which series share. */
export interface DecodedChunk extends Chunk {
  readonly series: readonly (ChunkSeries & { readonly columns: readonly Float64Array[] })[];
}

/** Which series to read; what is passed over costs nothing but its head. */
export type Wanted = (metric: number, instance: string) => boolean;

/** First byte of a chunk: whoever reads an older or newer form must know. */
const chunkVersion = 1;

/**
 * A chunk as bytes: first all heads, then all bodies, each column on its own, so that one series is read without the others. Heads:
 * `[version, points, times, names, (name…), counts, (count…), width, series, (name, metric, count, columns…)…]`; a column's head is
 * `[form, start, length of the body]`. Counts that are alike are kept once.
 */
export function encodeChunk(chunk: Chunk, compression: Compression): Uint8Array {
  const heads = new Base128Writer();
  const bodies: Uint8Array[] = [];
  const putColumn = (values: ArrayLike<number>) => {
    const { head, start, body } = encodeColumn(values, compression);
    heads.put(head);
    heads.putSigned(start);
    heads.put(body.length);
    bodies.push(body);
  };
  const names = [...new Set(chunk.series.map(({ instance }) => instance))];
  const counts = distinctCounts(chunk.series);
  heads.put(chunkVersion);
  heads.put(chunk.atMs.length);
  putColumn(chunk.atMs);
  heads.put(names.length);
  for (const name of names) heads.putText(name);
  heads.put(counts.size);
  for (const { count } of counts.values()) putColumn(count);
  heads.put(chunk.width);
  heads.put(chunk.series.length);
  for (const { metric, instance, count, columns } of chunk.series) {
    const { index, count: known } = counts.get(keyOf(count)) ?? { index: 0, count };
    heads.put(names.indexOf(instance));
    heads.put(metric);
    heads.put(index);
    for (const column of columns) putColumn(where(known, column));
  }
  return joined([heads.bytes(), ...bodies]);
}

/** The inverse of encodeChunk, of the wanted series alone. Bytes come from the store; damaged ones are an error. */
export function decodeChunk(bytes: Uint8Array, compression: Compression, wanted: Wanted = () => true): DecodedChunk {
  const reader = new Base128Reader(bytes);
  const version = reader.take();
  if (version !== chunkVersion) throw new RangeError(`metrics are stored in form ${version}, which is not known here`);
  const times = <T>(count: number, item: () => T): T[] => {
    const all: T[] = [];
    while (all.length < count) all.push(item());
    return all;
  };
  let bodiesLength = 0;
  const takeHead = (): ColumnHead => {
    const head = { head: reader.take(), start: reader.takeSigned(), length: reader.take(), at: bodiesLength };
    bodiesLength += head.length;
    return head;
  };
  const passHead = () => {
    reader.skip(2);
    bodiesLength += reader.take();
  };
  const points = reader.take();
  const timesHead = takeHead();
  const names = times(reader.take(), () => reader.takeText());
  const countHeads = times(reader.take(), takeHead);
  const width = reader.take();
  const heads: { instance: string; metric: number; count: number; columns: ColumnHead[] }[] = [];
  for (let left = reader.take(); left > 0; left--) {
    const [instance, metric, count] = [names[reader.take()] ?? '', reader.take(), reader.take()];
    if (wanted(metric, instance)) heads.push({ instance, metric, count, columns: times(width, takeHead) });
    else for (let column = 0; column < width; column++) passHead();
  }

  const bodies = reader.takeBytes(bodiesLength);
  const columnOf = ({ head, start, at, length }: ColumnHead): Column => ({
    head,
    start,
    body: bodies.subarray(at, at + length),
  });
  // In the order in which they are decoded.
  const columns = [timesHead, ...countHeads, ...heads.flatMap((one) => one.columns)].map(columnOf);
  const opened = decompressed(columns, compression);
  const valuesOf = (head: ColumnHead, values: number) => decodeColumn(columnOf(head), values, opened);
  const atMs = valuesOf(timesHead, points);
  const counts = countHeads.map((head) => {
    const count = valuesOf(head, points);
    return { count, full: filled(count) };
  });
  const series = heads.map(({ instance, metric, count: index, columns }) => {
    const { count, full } = counts[index] ?? { count: new Float64Array(points), full: 0 };
    return { metric, instance, count, columns: columns.map((head) => spread(count, valuesOf(head, full))) };
  });
  return { atMs, width, series };
}

/** What precedes all bodies: of each column its form, and where among them its own is. */
interface ColumnHead {
  readonly head: number;
  readonly start: number;
  readonly length: number;
  readonly at: number;
}

function distinctCounts(series: readonly ChunkSeries[]) {
  const distinct = new Map<string, { readonly index: number; readonly count: ArrayLike<number> }>();
  for (const { count } of series) {
    const key = keyOf(count);
    if (!distinct.has(key)) distinct.set(key, { index: distinct.size, count });
  }
  return distinct;
}

function keyOf(count: ArrayLike<number>): string {
  return Array.prototype.join.call(count, ' ');
}

function filled(count: ArrayLike<number>): number {
  let points = 0;
  for (let index = 0; index < count.length; index++) if (count[index] !== 0) points++;
  return points;
}

/** The values at points that are made of samples. */
function where(count: ArrayLike<number>, column: ArrayLike<number>): ArrayLike<number> {
  const dense = new Float64Array(filled(count));
  let at = 0;
  for (let index = 0; index < count.length; index++) if (count[index] !== 0) dense[at++] = column[index] ?? 0;
  return dense;
}

/** The inverse of `where`. */
function spread(count: ArrayLike<number>, dense: Float64Array): Float64Array {
  if (dense.length === count.length) return dense;
  const column = new Float64Array(count.length);
  let at = 0;
  for (let index = 0; index < count.length; index++) if (count[index] !== 0) column[index] = dense[at++] ?? 0;
  return column;
}
