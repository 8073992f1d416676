import fs, { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LowSync, type SyncAdapter } from 'lowdb';
import { type DurableFiles, syncFolder, writeWhole } from './durable-file.ts';
import { AgentError } from './errors.ts';
import type { Boot } from './host/boot.ts';
import { type Identity, privateKeyFrom, wrongIdentityKey } from './identity.ts';

/** What the agent remembers from one start to the next; what it observed is in the spool. */
export interface State {
  identity?: Identity;
  /** The key of an enrolment under way. It stays when that is cut off after the token was sent, and the next one takes it up. */
  pendingKey?: string;
  /** The key of a change under way: the collector may know it already. */
  nextKey?: string;
  /** The key before the last change: all that a collector which is restored from a backup may know. */
  formerKey?: string;
  /** When the key of the identity was seen first. */
  keyMadeMs?: number;
  /** Of the last start: the run of the host, and the numbers' epoch. */
  lastRun?: { readonly boot: Boot; readonly epoch: number };
}

export type StateFile = LowSync<State>;

/** Opens the state in `dir`, which only the agent's user may enter; makes it when it is not there. */
export function openState(dir: string, files: DurableFiles = fs): StateFile {
  try {
    const made = mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (made !== undefined) {
      for (let path = dir; path.length >= made.length; path = dirname(path)) syncFolder(dirname(path), files);
    }
    // Only when it is needed: a disk that has become read-only must not keep the agent from starting.
    if ((statSync(dir).mode & 0o777) !== 0o700) chmodSync(dir, 0o700);
  } catch (error) {
    throw new AgentError('STATE_UNWRITABLE', ['stateDir', (error as Error).message], {
      cause: error,
    });
  }
  const state = new LowSync<State>(privateJson(join(dir, 'state.json'), files), {});
  state.read();
  return state;
}

/** What is remembered in `dir`, looked at without making or changing anything. */
export function readState(dir: string): State {
  const file = join(dir, 'state.json');
  const text = textOf(file);
  return text === undefined ? {} : parse(text, file);
}

/** A JSON file that only its owner can read, and that is never half written, not even by a power cut. */
function privateJson(file: string, files: DurableFiles): SyncAdapter<State> {
  return {
    read() {
      const text = textOf(file);
      return text === undefined ? null : parse(text, file);
    },
    write(state) {
      try {
        writeWhole(file, `${JSON.stringify(state, null, 2)}\n`, files);
      } catch (error) {
        throw new AgentError('STATE_UNWRITABLE', ['words', (error as Error).message], { cause: error });
      }
    },
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new AgentError('STATE_UNREADABLE', ['words', (error as Error).message], { cause: error });
  }
}

function parse(text: string, file: string): State {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The parser's message would quote the file, and the file holds the key.
    throw new AgentError('STATE_UNREADABLE', ['noJson', file], { cause: (error as Error).name });
  }
  const wrong = wrongPart(value);
  if (wrong === undefined) return value as State;
  throw new AgentError('STATE_UNREADABLE', ['wrongPart', file, wrong]);
}

function wrongPart(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'the object';
  const { identity, lastRun, ...keys } = value as Record<keyof State, unknown>;
  const key = identity === undefined ? undefined : wrongIdentityKey(identity);
  if (key !== undefined) return `identity.${key}`;
  for (const name of ['pendingKey', 'nextKey', 'formerKey'] as const) {
    if (keys[name] !== undefined && !isPrivateKey(keys[name])) return name;
  }
  return lastRun === undefined || isLastRun(lastRun) ? undefined : 'lastRun';
}

function isPrivateKey(value: unknown): boolean {
  return typeof value === 'string' && privateKeyFrom(value) !== undefined;
}

function isLastRun(value: unknown): boolean {
  const { boot, epoch } = (value ?? {}) as Partial<NonNullable<State['lastRun']>>;
  return typeof boot?.id === 'string' && typeof boot.atMs === 'number' && Number.isInteger(epoch);
}
