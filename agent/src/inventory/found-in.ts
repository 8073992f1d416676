import type { InventoryFact } from '@kadoban/proto/messages';
import type { Ended, NotStarted } from '../checks/programs/run-program.ts';
import type { Found } from './telling.ts';

/** What is quoted of a process that failed. */
const quotedCharsMax = 500;

/** What a process apart printed, which is a program of ours: an output that is cut off, or none, is a problem and no mistake. Pure. */
export function foundIn(ended: Ended | NotStarted): Found {
  if ('failed' in ended) return { problem: ended.failed };
  const { code, out, err } = ended;
  if (code !== 0) return { problem: `exit code ${code ?? 'none'}: ${err.trim().slice(-quotedCharsMax)}` };
  try {
    return { facts: JSON.parse(out) as InventoryFact[] };
  } catch (error) {
    return { problem: `its output: ${(error as Error).message.slice(0, quotedCharsMax)}` };
  }
}
