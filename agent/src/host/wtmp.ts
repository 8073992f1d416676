/** Where glibc puts the fields of a record. */
export interface WtmpLayout {
  readonly recordBytes: number;
  /** Of the seconds, a 32- or 64-bit integer; the microseconds follow in the same width. */
  readonly timeOffset: number;
  readonly timeBytes: 4 | 8;
}

/**
 * glibc keeps 32-bit times on the architectures that had 32-bit programs once (x86, 32-bit ARM, POWER, RISC-V), and records of 384
 * bytes; on 64-bit ARM the session and the time are 64 bits wide, and records 400 bytes.
 */
export function wtmpLayout(arch: string): WtmpLayout {
  return arch === 'arm64'
    ? { recordBytes: 400, timeOffset: 344, timeBytes: 8 }
    : { recordBytes: 384, timeOffset: 340, timeBytes: 4 };
}

/** When the system started, or was shut down in order; milliseconds since the epoch. */
export interface SystemRecord {
  readonly type: 'boot' | 'shutdown';
  readonly atMs: number;
}

/** Changes of runlevel and shutdowns are one type of record; the name in the user's place tells which. */
const runLevelType = 1;
const bootType = 2;
const userOffset = 44;
const shutdownUser = new TextEncoder().encode('shutdown\0');

/** Boots and shutdowns in the order of the records. `bytes` begins at a record; a torn one at the end is left out. Pure. */
export function recordsInWtmp(bytes: Uint8Array, { recordBytes, timeOffset, timeBytes }: WtmpLayout): SystemRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: SystemRecord[] = [];
  for (let start = 0; start + recordBytes <= bytes.length; start += recordBytes) {
    const number = view.getInt16(start, true);
    const isShutdown = number === runLevelType && isUser(bytes, start + userOffset, shutdownUser);
    if (number !== bootType && !isShutdown) continue;
    const at = start + timeOffset;
    // Unsigned: so the seconds last until 2106, and there was no shutdown before 1970.
    const seconds = timeBytes === 4 ? view.getUint32(at, true) : Number(view.getBigInt64(at, true));
    const micros = timeBytes === 4 ? view.getInt32(at + 4, true) : Number(view.getBigInt64(at + 8, true));
    records.push({ type: isShutdown ? 'shutdown' : 'boot', atMs: seconds * 1000 + Math.floor(micros / 1000) });
  }
  return records;
}

function isUser(bytes: Uint8Array, at: number, user: Uint8Array): boolean {
  return user.every((byte, index) => bytes[at + index] === byte);
}
