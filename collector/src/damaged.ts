/** SQLite's codes for a file whose pages contradict each other, and for one that is no database at all. */
const sqliteCorrupt = 11;
const sqliteNotADatabase = 26;

/** Whether something failed because the store file is damaged. */
export function isDamaged(error: unknown): boolean {
  return codeOf(error) === sqliteCorrupt || isNoDatabase(error);
}

export function isNoDatabase(error: unknown): boolean {
  return codeOf(error) === sqliteNotADatabase;
}

function codeOf(error: unknown): number {
  // The upper bits tell which part of the file it was.
  return Number((error as { errcode?: unknown } | null)?.errcode ?? 0) & 0xff;
}
