import { readdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a store takes on its disk, its logs included, and what is left there for whoever runs as we do. */
export interface DiskRoom {
  readonly storeBytes: number;
  readonly freeBytes: number;
}

export function diskRoom(file: string): DiskRoom {
  const folder = dirname(file);
  const { bavail, bsize } = statfsSync(folder);
  const own = readdirSync(folder).filter((name) => name.startsWith(basename(file)));
  const sizes = own.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
  return { storeBytes: sizes.reduce((sum, size) => sum + size, 0), freeBytes: bavail * bsize };
}
