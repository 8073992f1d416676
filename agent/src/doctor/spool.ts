import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { lookAtState } from '../status/look-at-state.ts';
import type { Examination, Finding } from './examination.ts';

/** The disk under the spool. */
export interface Room {
  readonly folder: string;
  readonly freeBytes: number;
  /** Undefined where the filesystem makes inodes as it needs them. */
  readonly freeInodes: number | undefined;
  /** What the spool may take, and what it has taken of that. */
  readonly maxBytes: number;
  readonly spoolBytes: number;
  /** The code of the system where nothing can be written. */
  readonly unwritable?: string;
}

/** Less than this and the sign of life itself will soon not fit. */
const freeBytesMin = 16 * 1024 * 1024;

/** Whether there is room for what the collector does not have yet. */
export const spool: Examination = {
  name: 'spool',
  title: { ja: '送信待ちの領域', en: 'room for the spool' },
  after: ['enrolment'],
  async look({ config, statfs }) {
    const folder = config.stateDir;
    const { bavail, bsize, ffree, files } = await statfs(folder);
    const unwritable = await access(folder, constants.W_OK).then(
      () => undefined,
      ({ code }: NodeJS.ErrnoException) => code,
    );
    return roomFinding({
      folder,
      freeBytes: bavail * bsize,
      freeInodes: files === 0 ? undefined : ffree,
      maxBytes: config.spool.maxBytes,
      spoolBytes: lookAtState(folder).spool.bytes,
      ...(unwritable !== undefined && { unwritable }),
    });
  },
};

/** Whether the room is enough. Pure. */
export function roomFinding(room: Room): Finding {
  const { folder, freeBytes, freeInodes, maxBytes, spoolBytes, unwritable } = room;
  const [free, wanted] = [mebibytes(freeBytes), mebibytes(maxBytes - spoolBytes)];
  const makeRoom = { ja: `${folder} のあるディスクの空きを増やしてください`, en: `make room on the disk of ${folder}` };
  if (unwritable !== undefined) {
    return {
      status: 'bad',
      said: { ja: `${folder} に書き込めません (${unwritable})`, en: `${folder} cannot be written (${unwritable})` },
      remedy:
        unwritable === 'EROFS'
          ? {
              ja: 'ファイルシステムが読み取り専用です。故障していないか調べ、書き込めるようにマウントし直してください',
              en: 'the filesystem is read-only: look for its fault and mount it writable',
            }
          : { ja: 'root で実行するか、所有者を直してください', en: 'run this as root, or mend its owner' },
    };
  }
  if (freeInodes === 0) {
    return {
      status: 'bad',
      said: { ja: `${folder} のディスクに i ノードが残っていません`, en: `the disk of ${folder} has no inodes left` },
      remedy: makeRoom,
    };
  }
  if (freeBytes < freeBytesMin) {
    return {
      status: 'bad',
      said: { ja: `${folder} のディスクの空きは ${free} だけです`, en: `the disk of ${folder} has ${free} left` },
      remedy: makeRoom,
    };
  }
  if (freeBytes < maxBytes - spoolBytes) {
    return {
      status: 'warning',
      said: {
        ja: `空きは ${free} で、spool.maxBytes までの残り ${wanted} に足りません`,
        en: `${free} are free, and the spool may still take ${wanted} (spool.maxBytes)`,
      },
      remedy: {
        ja: `${folder} のあるディスクの空きを増やすか、spool.maxBytes を小さくしてください`,
        en: `${makeRoom.en}, or make spool.maxBytes smaller`,
      },
    };
  }
  return { status: 'good', said: { ja: `${folder} の空きは ${free} です`, en: `${free} free at ${folder}` } };
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 100 * 1024 * 1024 ? 1 : 0)} MiB`;
}
