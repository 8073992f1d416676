import { decodeSegment } from '../../agent/src/spool/record.ts';
import type { Sealed } from '../../agent/src/spool/sealed.ts';
import type { SpoolDisk } from '../../agent/src/spool/spool-disk.ts';

/** A disk in memory that can be full and can die in the middle of a step. Its files outlive the process that used it. */
export class FakeDisk implements SpoolDisk {
  readonly files = new Map<string, Uint8Array>();
  /** Of which the process was told that they are written. */
  readonly written: Sealed[] = [];
  /** Which part of the next write still happens before the process is killed; undefined = it lives. */
  killAt: { steps: number; share: number } | undefined;
  full = false;
  /** Resolves when the process was killed: nothing it waits for ever comes. */
  killed = Promise.withResolvers<void>();

  list = async () => [...this.files.keys()];
  read = async (name: string) => this.files.get(name) ?? new Uint8Array();

  async append(name: string, bytes: Uint8Array): Promise<void> {
    await this.#step(bytes, (part) => {
      this.files.set(name, Buffer.concat([this.files.get(name) ?? new Uint8Array(), part]));
    });
    this.written.push(...decodeSegment(bytes).batches);
  }

  replace(name: string, bytes: Uint8Array): Promise<void> {
    return this.#step(bytes, (part) => part.length === bytes.length && this.files.set(name, bytes));
  }

  overwrite = this.replace;

  remove(name: string): Promise<void> {
    return this.#step(new Uint8Array(1), (part) => part.length === 1 && this.files.delete(name));
  }

  #step(bytes: Uint8Array, write: (part: Uint8Array) => unknown): Promise<void> {
    const part = (share: number) => bytes.subarray(0, Math.round(share * bytes.length));
    if (this.killAt && this.killAt.steps-- === 0) {
      write(part(this.killAt.share));
      this.killed.resolve();
      return new Promise(() => {});
    }
    if (this.full) {
      write(part(0.5));
      return Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    }
    write(bytes);
    return Promise.resolve();
  }
}
