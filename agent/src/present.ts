import { statSync } from 'node:fs';

/** `file` unless there is none. One that may not be looked at is there: taken for missing, its defaults would be told as what holds here. */
export function present(file: string): string | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false }) && file;
  } catch {
    return file;
  }
}
