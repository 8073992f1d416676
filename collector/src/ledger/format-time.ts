/** RFC 3339 in UTC with milliseconds. */
export function formatTime(atMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toString({ fractionalSecondDigits: 3 });
}
