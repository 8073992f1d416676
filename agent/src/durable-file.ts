import fs, { closeSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What makes a write durable. An argument, so that a test sees what a power cut would leave. */
export type DurableFiles = Pick<typeof fs, 'openSync' | 'fsyncSync'>;

/** Writes a file that only its owner can read, and that is never half written, not even by a power cut. */
export function writeWhole(file: string, text: string, files: DurableFiles = fs): void {
  const temporary = `${file}.tmp`;
  writeSynced(temporary, text, files);
  renameSync(temporary, file);
  syncFolder(dirname(file), files);
}

function writeSynced(file: string, text: string, files: DurableFiles): void {
  const handle = files.openSync(file, 'w', 0o600);
  try {
    writeFileSync(handle, text);
    files.fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A new name is durable only when its folder is. Windows has no such call, and needs none. */
export function syncFolder(folder: string, files: DurableFiles): void {
  if (process.platform === 'win32') return;
  const handle = files.openSync(folder, 'r');
  try {
    files.fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
