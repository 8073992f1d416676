/** Whether a version such as `0.9.10` is older than another one; by its numbers, and never where one of them cannot be read. */
export function isOlder(version: string, than: string): boolean {
  const [ours, theirs] = [numbersOf(version), numbersOf(than)];
  if (ours === null || theirs === null) return false;
  const differs = ours.findIndex((number, place) => number !== theirs[place]);
  return differs >= 0 && (ours[differs] ?? 0) < (theirs[differs] ?? 0);
}

function numbersOf(version: string): number[] | null {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version);
  return match === null ? null : match.slice(1).map(Number);
}
