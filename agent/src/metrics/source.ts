import type { Reading } from '@kadoban/proto/metrics';
import type { Roots } from '../host/roots.ts';
import type { MaybeLater } from './kernel-files.ts';

/** What `statfs` says of a filesystem; blocks are counted in `frsize`, not in `bsize` (they differ on FUSE). */
export interface FilesystemSize {
  readonly frsize: number;
  readonly blocks: number;
  readonly bavail: number;
  readonly files: number;
  readonly ffree: number;
}

/** All that sources may touch of the machine. */
export interface Machine {
  readonly roots: Roots;
  statfs(path: string): Promise<FilesystemSize>;
  /** The same for what surely does not wait: everything stands still meanwhile. */
  statfsAtOnce(path: string): FilesystemSize;
  /**
   * A clock that never jumps: rates divide by it, so that a step of the wall clock makes no wrong rate. `process.hrtime` is
   * one. On Linux it is CLOCK_MONOTONIC, which stops while the machine is suspended; on macOS and Windows it runs on, so that no
   * freeze shows there.
   */
  monotonicMs(): number;
  /** Runs `then` once after `ms`, unless the returned function is called before. */
  after(ms: number, then: () => void): () => void;
}

/** What went wrong in one source; the rest of the sample is good. */
export interface SourceError {
  readonly source: string;
  readonly message: string;
}

/** One look at the host. */
export interface Sample {
  readonly readings: readonly Reading[];
  readonly errors: readonly SourceError[];
}

/** A sample before the last one of the same source: what counters are compared with. */
export interface Before<State> {
  readonly state: State;
  readonly elapsedMs: number;
}

/** Says that a part of a source could not be read or was left out, while the rest is good. */
export type Complain = (message: string) => void;

/** One source of metrics, its reading kept apart from its understanding. */
export interface SourceSpec<Raw, State> {
  readonly name: string;
  /** Returns the reader. What must be remembered between reads (a call that hangs, a name looked up) lives in its closure. */
  open(machine: Machine): (complain: Complain) => MaybeLater<Raw>;
  /** Pure. Throws an Error when the text is not what the kernel writes. */
  parse(raw: Raw, complain: Complain): State;
  /** Pure. Without `before` (the first sample) there are no rates. */
  readings(now: State, before: Before<State> | undefined): Reading[];
}

/** A source with its types forgotten, so that different ones stand in one list. */
export interface Source {
  readonly name: string;
  open(machine: Machine): () => MaybeLater<Sample>;
}

/** Makes a source: reads, parses and keeps the last state to compare with. Its sample throws or rejects when reading or parsing fails. */
export function defineSource<Raw, State>(spec: SourceSpec<Raw, State>): Source {
  return {
    name: spec.name,
    open(machine) {
      const read = spec.open(machine);
      let last: { state: State; atMs: number } | undefined;
      return () => {
        const errors: SourceError[] = [];
        const complain: Complain = (message) => errors.push({ source: spec.name, message });
        const understand = (raw: Raw): Sample => {
          const atMs = machine.monotonicMs();
          const state = spec.parse(raw, complain);
          const before = last && { state: last.state, elapsedMs: atMs - last.atMs };
          last = { state, atMs };
          return { readings: spec.readings(state, before), errors };
        };
        const raw = read(complain);
        return raw instanceof Promise ? raw.then(understand) : understand(raw);
      };
    },
  };
}
