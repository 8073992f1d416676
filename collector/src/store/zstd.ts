import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Compression } from '../metrics/column.ts';
import { cellsMax } from '../metrics/fitting.ts';

/** Three columns of the largest chunk, with eight digits a value, are 96 MB; frames that claim to be more are damaged. */
const chunkBytesMax = 3 * 8 * cellsMax.day;

/** The level is zstd's default: of these columns higher ones take one part in a hundred more off and ten times as long. */
export const zstd: Compression = {
  compress: (bytes) => zstdCompressSync(bytes),
  decompress: (bytes) => zstdDecompressSync(bytes, { maxOutputLength: chunkBytesMax }),
};
