/** All that the spool needs of a disk: one folder of files. An argument, so that a test's disk can be full, torn or lost. */
export interface SpoolDisk {
  /** The names of all files. */
  list(): Promise<readonly string[]>;
  /** What can be read of a file; nothing when it is gone. Rejects when it cannot be read just now. */
  read(name: string): Promise<Uint8Array>;
  /** Adds bytes at a file's end, durable when it resolves. When it rejects, any part of them may be there. */
  append(name: string, bytes: Uint8Array): Promise<void>;
  /** Puts a whole new content in place of the old one: durable when it resolves, and never half done. */
  replace(name: string, bytes: Uint8Array): Promise<void>;
  /** Writes at a file's beginning, in place. Survives the process, but not always the machine. */
  overwrite(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}
