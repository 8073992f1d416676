import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { LowSync, type SyncAdapter } from 'lowdb';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { AgentError } from './errors.ts';
import { Identity } from './identity.ts';

/** What the agent remembers from one start to the next; what it observed is in the spool. */
export const State = Type.Object({
  identity: Type.Optional(Identity),
  /** Of the last start: the run of the host, and the numbers' epoch. */
  lastRun: Type.Optional(
    Type.Object({ boot: Type.Object({ id: Type.String(), atMs: Type.Number() }), epoch: Type.Integer() }),
  ),
});
export type State = Static<typeof State>;

export type StateFile = LowSync<State>;

/** Opens the state in `dir`, which only the agent's user may enter; makes it when it is not there. */
export function openState(dir: string): StateFile {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    // Only when it is needed: a disk that has become read-only must not keep the agent from starting.
    if ((statSync(dir).mode & 0o777) !== 0o700) chmodSync(dir, 0o700);
  } catch (error) {
    throw new AgentError('STATE_UNWRITABLE', `${(error as Error).message}; \`stateDir\` says where it is`, {
      cause: error,
    });
  }
  const state = new LowSync<State>(privateJson(join(dir, 'state.json')), {});
  state.read();
  return state;
}

/** A JSON file that only its owner can read, and that is never half written, not even by a power cut. */
function privateJson(file: string): SyncAdapter<State> {
  return {
    read() {
      const text = textOf(file);
      return text === undefined ? null : parse(text, file);
    },
    write(state) {
      const temporary = `${file}.tmp`;
      try {
        writeSynced(temporary, `${JSON.stringify(state, null, 2)}\n`);
        renameSync(temporary, file);
      } catch (error) {
        throw new AgentError('STATE_UNWRITABLE', (error as Error).message, { cause: error });
      }
    },
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new AgentError('STATE_UNREADABLE', (error as Error).message, { cause: error });
  }
}

function parse(text: string, file: string): State {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The parser's message would quote the file, and the file holds the key.
    throw new AgentError('STATE_UNREADABLE', `${file} is no JSON`, { cause: (error as Error).name });
  }
  if (Value.Check(State, value)) return value;
  const [first] = Value.Errors(State, value);
  throw new AgentError('STATE_UNREADABLE', `${file}${first?.instancePath ?? ''} ${first?.message ?? 'is not valid'}`);
}

function writeSynced(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
