import { Base128Reader, Base128Writer } from './base128.ts';
import { type Column, type Compression, decodeColumn, encodeColumn, opened } from './column.ts';
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
  readonly atMs: Float64Array;
  readonly series: readonly (ChunkSeries & {
    readonly count: Float64Array;
    readonly columns: readonly Float64Array[];
  })[];
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

/** The inverse of encodeChunk for some chunks, of the wanted series alone. Bytes come from the store; damaged ones are an error. */
export function decodeChunks(
  all: readonly Uint8Array[],
  compression: Compression,
  wanted: Wanted = () => true,
): DecodedChunk[] {
  const outlines = all.map((bytes) => outlineOf(bytes, wanted));
  const columns = opened(
    outlines.flatMap((one) => one.columns),
    compression,
  ).values();
  return outlines.map((outline) => decoded(outline, columns));
}

/** What the heads of a chunk say, and its columns in the order in which they are told: times, counts, and those of the series that are wanted. */
interface Outline {
  readonly points: number;
  readonly width: number;
  readonly counts: number;
  readonly series: readonly { readonly metric: number; readonly instance: string; readonly count: number }[];
  readonly columns: readonly Column[];
}

function outlineOf(bytes: Uint8Array, wanted: Wanted): Outline {
  const reader = new Base128Reader(bytes);
  const version = reader.take();
  if (version !== chunkVersion) throw new RangeError(`metrics are stored in form ${version}, which is not known here`);
  const heads: ColumnHead[] = [];
  let bodiesLength = 0;
  const takeHeads = (count: number) => {
    for (let left = count; left > 0; left--) {
      const head = { head: reader.take(), start: reader.takeSigned(), length: reader.take(), at: bodiesLength };
      bodiesLength += head.length;
      heads.push(head);
    }
  };
  const passHeads = (count: number) => {
    for (let left = count; left > 0; left--) {
      reader.skip(2);
      bodiesLength += reader.take();
    }
  };
  const points = reader.take();
  takeHeads(1);
  const names: string[] = [];
  for (let left = reader.take(); left > 0; left--) names.push(reader.takeText());
  const counts = reader.take();
  takeHeads(counts);
  const width = reader.take();
  const series: Outline['series'][number][] = [];
  for (let left = reader.take(); left > 0; left--) {
    const [instance, metric, count] = [names[reader.take()] ?? '', reader.take(), reader.take()];
    const isWanted = wanted(metric, instance);
    if (isWanted) series.push({ instance, metric, count });
    (isWanted ? takeHeads : passHeads)(width);
  }
  const bodies = reader.takeBytes(bodiesLength);
  const columns = heads.map(({ head, start, at, length }) => ({ head, start, body: bodies.subarray(at, at + length) }));
  return { points, width, counts, series, columns };
}

/** Takes the columns of an outline, open, from those of all. */
function decoded({ points, width, counts, series }: Outline, columns: Iterator<Column, undefined>): DecodedChunk {
  const take = (length: number): Float64Array => {
    const { value } = columns.next();
    if (value === undefined) throw new TypeError('every column of an outline is there');
    return decodeColumn(value, length);
  };
  const atMs = take(points);
  const known = Array.from({ length: counts }, () => {
    const count = take(points);
    return { count, full: filled(count) };
  });
  return {
    atMs,
    width,
    series: series.map(({ metric, instance, count: index }) => {
      const { count, full } = known[index] ?? { count: new Float64Array(points), full: 0 };
      return { metric, instance, count, columns: Array.from({ length: width }, () => spread(count, take(full))) };
    }),
  };
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
