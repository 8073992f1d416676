import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { AgentError } from './errors.ts';

/**
 * Takes the spool of a former host out of the way of a new one: its evidence, and its last sign of life, would be sent as the new one's.
 * Returns where it lies now; undefined when there was none. Nothing sends it any more, and nothing deletes it.
 */
export function setSpoolAside(stateDir: string, nowMs: number): string | undefined {
  const aside = join(stateDir, `spool.replaced-${nowMs}`);
  try {
    renameSync(join(stateDir, 'spool'), aside);
    return aside;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new AgentError('STATE_UNWRITABLE', ['words', (error as Error).message], { cause: error });
  }
}
