import { DatabaseSync } from 'node:sqlite';
import { decodeLog } from '@kadoban/collector/src/store/log-record.ts';

/** Up to where the only epoch is on the disk, as another process sees it; applied or not. */
export function keptSeq(storeFile: string): number {
  using file = new DatabaseSync(storeFile, { readOnly: true });
  const applied = file.prepare('select seq from epochs').all();
  const logged = file.prepare('select frames from frame_log').all();
  const heads = logged.flatMap(({ frames }) => decodeLog(frames as Uint8Array).map((record) => record.head.lastSeq));
  return Math.max(0, ...applied.map(({ seq }) => Number(seq)), ...heads);
}
