/** `INC-20261014-01`: the day it was detected in the organisation's zone, and a number of that day. */
export const incidentIdPattern = '^INC-[0-9]{8}-[0-9]{2,6}$';

/** The day that an incident is numbered in. */
export function incidentDay(detectedMs: number, timeZone: string): string {
  const date = Temporal.Instant.fromEpochMilliseconds(detectedMs).toZonedDateTimeISO(timeZone).toPlainDate();
  return date.toString().replaceAll('-', '');
}

/** The next id of a day, `taken` being the ids there are; those of other days do not count. */
export function nextIncidentId(day: string, taken: readonly string[]): string {
  const prefix = `INC-${day}-`;
  const numbers = taken.filter((id) => id.startsWith(prefix)).map((id) => Number(id.slice(prefix.length)));
  return `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}

/** Incidents of a month such as `2026-10` are those whose ids are from the first to before the second of these. */
export function incidentIdsOf(month: string): { readonly from: string; readonly to: string } {
  const next = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
  return { from: `INC-${month.replace('-', '')}`, to: `INC-${next.replace('-', '')}` };
}
