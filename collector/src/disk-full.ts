/** SQLite's code for a full disk, and the one for a full disk under the index of its write-ahead log. */
const sqliteFull = 13;
const sqliteShmSize = 4874;

/** Whether something failed because the disk, or the quota, has no room left. */
export function isDiskFull(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT' || errcode === sqliteFull || errcode === sqliteShmSize;
}
