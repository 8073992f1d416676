import { crc32 } from 'node:zlib';

/** The last sign of life of the process that ran before. */
export interface Alive {
  readonly boot: string;
  readonly atMs: number;
  readonly monoMs: number;
  /** Its clock, and how far the wall clock was ahead of that; a stamp of an older agent does not tell. */
  readonly zeroMs?: number;
  readonly aheadMs: number;
}

/** The file beside the segments. */
export const aliveFile = 'alive';

/** One sector: written as a whole or not at all. */
const stampBytes = 512;

/**
 * The content of the alive file, stamped at each sample and always of one size.
 *
 * It is written in place and not synced. A killed process loses nothing then, because the kernel has it; after a power cut
 * it is what the kernel wrote back last (half a minute old at most on Linux), which makes the bounds of an outage wider but never wrong. A sync
 * every 10 s would instead wake disks and wear flash all day, and a new file and a rename could leave an empty file after a power cut.
 */
export function encodeAlive({ boot, atMs, monoMs, zeroMs, aheadMs }: Alive): Uint8Array {
  const text = JSON.stringify([boot, atMs, monoMs, aheadMs, zeroMs]);
  const bytes = Buffer.alloc(stampBytes, ' ');
  bytes.write(`${crc32(text).toString(16).padStart(8, '0')} ${text}`);
  return bytes;
}

/** The stamp, when the bytes are one: whole, and not left by a write that was torn. */
export function decodeAlive(bytes: Uint8Array): Alive | undefined {
  const text = Buffer.from(bytes).toString().trimEnd();
  const json = text.slice(9);
  if (json === '' || Number.parseInt(text.slice(0, 8), 16) !== crc32(json)) return undefined;
  const [boot, atMs, monoMs, aheadMs = 0, zeroMs] = JSON.parse(json);
  return { boot, atMs, monoMs, aheadMs, ...(typeof zeroMs === 'number' && { zeroMs }) };
}
