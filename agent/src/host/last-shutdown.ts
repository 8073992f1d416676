import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Roots } from './roots.ts';
import { recordsInWtmp, type SystemRecord, type WtmpLayout, wtmpLayout } from './wtmp.ts';
import { recordsInWtmpdb } from './wtmpdb.ts';

/** How much of the file's end is read: 2,600 records. The shutdown before this boot has only the logins since then behind it. */
export const wtmpTailBytesMax = 1024 * 1024;

/** What the log was called before it was rotated, which happens right after a boot when a month began, and the log. */
const files = ['var/log/wtmp.1', 'var/log/wtmp'];

/** What takes its place: a system that was upgraded has both, and the old one ends with the upgrade. */
const database = 'var/lib/wtmpdb/wtmp.db';

/** The run of the host whose end is asked for. */
export interface FormerRun {
  /** When it gave its last sign of life; 0 when nobody knows. */
  readonly lifeMs: number;
  /** When the run began that goes on now. */
  readonly nextBootMs: number;
}

/** When the system recorded that it ended a run in order; `undefined` when it did not, or keeps no such log (containers, macOS, Windows, Debian from 13 on without wtmpdb). */
export async function lastShutdown(roots: Roots, arch: string, run: FormerRun): Promise<number | undefined> {
  const layout = wtmpLayout(arch);
  const tails = await Promise.all(files.map((file) => readTail(join(roots.root, file), layout)));
  const kept = await recordsInWtmpdb(join(roots.root, database));
  return shutdownOf(run, [...tails.flatMap((tail) => recordsInWtmp(tail, layout)), ...kept]);
}

/**
 * The shutdown that ended a run: the first record after its last sign of life. When that is a boot, the run crashed, and a shutdown behind it ended
 * another run, in which no agent watched. Of a run without a sign of life the last shutdown is taken. Pure.
 */
export function shutdownOf({ lifeMs, nextBootMs }: FormerRun, records: readonly SystemRecord[]): number | undefined {
  const before = records.filter(({ atMs }) => atMs < nextBootMs);
  const end =
    lifeMs > 0 ? before.find(({ atMs }) => atMs >= lifeMs) : before.findLast(({ type }) => type === 'shutdown');
  return end?.type === 'shutdown' ? end.atMs : undefined;
}

async function readTail(path: string, { recordBytes }: WtmpLayout): Promise<Uint8Array> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch {
    return new Uint8Array(); // no log, or one that only others may read: no shutdown is known
  }
  try {
    const { size } = await file.stat();
    const wholeRecords = Math.floor(size / recordBytes);
    const records = Math.min(wholeRecords, Math.floor(wtmpTailBytesMax / recordBytes));
    const tail = new Uint8Array(records * recordBytes);
    const { bytesRead } = await file.read(tail, 0, tail.length, (wholeRecords - records) * recordBytes);
    return tail.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
