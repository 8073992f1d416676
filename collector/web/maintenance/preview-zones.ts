/**
 * The zones that windows of a plan are told in: that of the plan, whose clock they follow, and that of the page; where these are one, the first of
 * `others`, and at last UTC, that differs. One is enough only where everybody lives in UTC.
 */
export function previewZones(own: string | null, shown: string, others: readonly string[]): string[] {
  return [...new Set([...(own === null ? [] : [own]), shown, ...others, 'UTC'])].slice(0, 2);
}
