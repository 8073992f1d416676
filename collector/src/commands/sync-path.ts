import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';

/** Makes what a file holds, or the names in a directory, survive a loss of power. */
export function syncPath(path: string): void {
  const isDirectory = statSync(path).isDirectory();
  // There a directory cannot be opened, and a file is only synced by one who may write to it.
  if (isDirectory && process.platform === 'win32') return;
  const opened = openSync(path, isDirectory ? 'r' : 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
