import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Compression } from '../metrics/column.ts';
import { cellsMax } from '../metrics/fitting.ts';

/** A column of the largest chunk, with eight digits a value, is 32 MB; a frame that claims to be more is damaged. */
const frameBytesMax = 8 * cellsMax.day;

/** How much is made room for at once: as much as most months hold, and no more because a damaged frame claims it. */
const roomBytesMax = 1024 * 1024;

/**
 * The level is zstd's default: of these columns higher ones take one part in a hundred more off and ten times as long. Frames are opened together: to
 * set up a decompressor takes twenty times as long as to read a column with it, and leaves as much garbage.
 */
export const zstd: Compression = {
  compress: (bytes) => zstdCompressSync(bytes),
  decompress(frames) {
    if (frames.length === 0) return [];
    const sizes = frames.map(contentBytes);
    const length = sizes.reduce((sum, size) => sum + size, 0);
    const all = zstdDecompressSync(Buffer.concat(frames), {
      maxOutputLength: Math.max(1, length),
      chunkSize: Math.max(constants.Z_MIN_CHUNK, Math.min(length, roomBytesMax)),
    });
    if (all.length !== length) throw new RangeError('stored metrics are damaged');
    let end = 0;
    return sizes.map((size) => {
      end += size;
      return all.subarray(end - size, end);
    });
  },
};

/** What a frame says that it holds, which zstd writes whenever it is given all at once (RFC 8878, 3.1.1.1). */
function contentBytes(frame: Uint8Array): number {
  const descriptor = frame[4] ?? 0;
  const isSingle = (descriptor & 0b10_0000) !== 0;
  const form = descriptor >> 6;
  const at = 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const told = (): number => {
    if (form === 1) return view.getUint16(at, true) + 256;
    if (form === 2) return view.getUint32(at, true);
    if (form === 3) return Number(view.getBigUint64(at, true));
    return isSingle ? view.getUint8(at) : Number.NaN;
  };
  const size = told();
  if (!(size <= frameBytesMax)) throw new RangeError('stored metrics are damaged');
  return size;
}
