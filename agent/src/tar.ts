/** A file in an archive. */
export interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Everything in a tar archive has its place in blocks of this size. */
const blockBytes = 512;

/** Where the fields of a header lie (POSIX ustar): name, mode, uid, gid, size, mtime, checksum, type, magic. */
const at = { mode: 100, uid: 108, gid: 116, size: 124, mtime: 136, checksum: 148, type: 156, magic: 257 } as const;

/** A tar archive of plain files, readable by their owner alone. Names have at most 100 bytes. */
export function tarOf(files: readonly TarFile[], mtimeMs: number): Buffer {
  const blocks = files.flatMap(({ name, bytes }) => [header(name, bytes.length, mtimeMs), padded(bytes)]);
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)]);
}

function header(name: string, sizeBytes: number, mtimeMs: number): Buffer {
  const block = Buffer.alloc(blockBytes);
  const octal = (value: number, offset: number, digits: number) =>
    block.write(value.toString(8).padStart(digits, '0'), offset);
  block.write(name, 0, 100);
  octal(0o600, at.mode, 7);
  octal(0, at.uid, 7);
  octal(0, at.gid, 7);
  octal(sizeBytes, at.size, 11);
  octal(Math.floor(mtimeMs / 1000), at.mtime, 11);
  block.write('        ', at.checksum);
  block.write('0', at.type);
  block.write('ustar\x0000', at.magic, 'latin1');
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    at.checksum,
    6,
  );
  block.write('\x00 ', at.checksum + 6, 'latin1');
  return block;
}

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((blockBytes - (bytes.length % blockBytes)) % blockBytes)]);
}

/** The bytes of the first plain file of an archive whose last name is `name`; undefined where there is none, or the archive is cut off. */
export function fileInTar(archive: Uint8Array, name: string): Uint8Array | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  let offset = 0;
  while (offset + blockBytes <= bytes.length) {
    const text = (from: number, length: number) =>
      bytes.toString('latin1', offset + from, offset + from + length).split('\0')[0] ?? '';
    const size = Number.parseInt(text(at.size, 12).trim() || '0', 8);
    if (text(0, 100) === '' || !Number.isSafeInteger(size) || size < 0) return undefined;
    const begin = offset + blockBytes;
    const isPlain = ['0', ''].includes(text(at.type, 1));
    if (isPlain && text(0, 100).split('/').at(-1) === name)
      return begin + size <= bytes.length ? bytes.subarray(begin, begin + size) : undefined;
    offset = begin + Math.ceil(size / blockBytes) * blockBytes;
  }
  return undefined;
}
