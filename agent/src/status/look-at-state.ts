import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AgentError } from '../errors.ts';
import { keyFingerprint } from '../identity.ts';
import { ownerOf } from '../lock.ts';
import { aliveFile, decodeAlive } from '../spool/alive.ts';
import { readStanding, type Standing } from '../standing.ts';
import { readState } from '../state.ts';

/** What a state directory tells of its agent, whether that runs or not. */
export interface Seen {
  readonly stateDir: string;
  /** The process that runs on it. */
  readonly pid?: number;
  readonly identity?: {
    readonly name: string;
    readonly hostId: string;
    readonly collectorUrl: string;
    readonly isPinned: boolean;
    readonly keyFingerprint: string;
  };
  readonly standing?: Standing;
  /** The last sign of life. */
  readonly aliveMs?: number;
  readonly spool: Spooled;
}

/** What is on the disk and not acknowledged. */
export interface Spooled {
  readonly files: number;
  readonly bytes: number;
  /** When the oldest of it was written first, and the youngest last. */
  readonly oldestMs?: number;
  readonly newestMs?: number;
}

/** Reads it without changing anything. */
export function lookAtState(stateDir: string): Seen {
  const identity = readState(stateDir).identity;
  const [pid, standing] = [ownerOf(stateDir), readStanding(stateDir)];
  const alive = decodeAlive(bytesOf(join(stateDir, 'spool', aliveFile)));
  return {
    stateDir,
    ...(pid !== undefined && { pid }),
    ...(identity && {
      identity: {
        name: identity.name,
        hostId: identity.hostId,
        collectorUrl: identity.collectorUrl,
        isPinned: identity.pin !== undefined,
        keyFingerprint: keyFingerprint(identity),
      },
    }),
    ...(standing && { standing }),
    ...(alive && { aliveMs: alive.atMs + alive.aheadMs }),
    spool: spooledIn(join(stateDir, 'spool')),
  };
}

function spooledIn(folder: string): Spooled {
  const files = namesIn(folder)
    .filter((name) => name.endsWith('.spool'))
    .flatMap((name) => statSync(join(folder, name), { throwIfNoEntry: false }) ?? []);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length === 0) return { files: 0, bytes };
  const oldestMs = Math.round(
    Math.min(...files.map(({ birthtimeMs, mtimeMs }) => Math.min(birthtimeMs || mtimeMs, mtimeMs))),
  );
  const newestMs = Math.round(Math.max(...files.map(({ mtimeMs }) => mtimeMs)));
  return { files: files.length, bytes, oldestMs, newestMs };
}

function namesIn(folder: string): string[] {
  return orNothing(() => readdirSync(folder), []);
}

function bytesOf(file: string): Uint8Array {
  return orNothing(() => readFileSync(file), new Uint8Array());
}

/** What is not there says nothing; what may not be read is an error. */
function orNothing<T>(read: () => T, nothing: T): T {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return nothing;
    throw new AgentError('STATE_UNREADABLE', ['words', (error as Error).message], { cause: error });
  }
}
